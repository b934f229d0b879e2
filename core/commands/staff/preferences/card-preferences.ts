import { z } from "@hono/zod-openapi";
import type { Transaction } from "../../../database/index.ts";
import type { UserId } from "../../../kernel/ids.ts";
import { businessHoursOf, TimeZoneSchema } from "../../../settings/index.ts";
import { CARD_KINDS } from "../cards/card.ts";

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, such as 22:00");

/** Which cards a member wants in their own chats, and when none comes by itself. */
export const CardPreferencesSchema = z
  .object({
    kinds: z.array(z.enum(CARD_KINDS)).max(CARD_KINDS.length),
    quiet: z
      .object({ from: time, to: time })
      .nullable()
      .openapi({ description: "Local times; an end at or before its start lies on the next day." }),
    timeZone: TimeZoneSchema,
  })
  .openapi("CardPreferences", {
    example: {
      kinds: ["assigned", "mentioned", "waiting"],
      quiet: { from: "22:00", to: "07:00" },
      timeZone: "Europe/Berlin",
    },
  });

export type CardPreferences = z.infer<typeof CardPreferencesSchema>;

type Row = {
  kinds: CardPreferences["kinds"];
  quiet_from: string | null;
  quiet_to: string | null;
  zone: string;
};

/** Reads what a member chose: all cards at any time, until they have. */
export async function readCardPreferences(tx: Transaction, userId: UserId): Promise<CardPreferences> {
  const { rows } = await tx.client.query<Row>(
    "select kinds, quiet_from, quiet_to, zone from comm_card_preferences where organization_id = $1 and user_id = $2",
    [tx.organizationId, userId],
  );
  const row = rows[0];
  if (!row) return { kinds: [...CARD_KINDS], quiet: null, timeZone: (await businessHoursOf(tx)).timeZone };
  const { kinds, quiet_from: from, quiet_to: to, zone } = row;
  return { kinds, quiet: from !== null && to !== null ? { from, to } : null, timeZone: zone };
}
