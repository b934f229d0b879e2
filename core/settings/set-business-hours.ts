import { z } from "@hono/zod-openapi";
import { actionsFor, organizationTarget, type ActionContext, type InputOf } from "../access/index.ts";
import { appendEvent } from "../outbox/index.ts";
import { DAYS } from "./business-hours.ts";
import { businessHoursOf } from "./queries.ts";
import { BusinessHoursSchema, OpeningTimesSchema } from "./schema.ts";
import { settings } from "./table.ts";

const action = actionsFor<unknown>();

/** Says when the organization is open; rules hear it within seconds. */
export const setBusinessHours = action({
  name: "organization.set_business_hours",
  summary: "Sets when the organization is open.",
  permission: "settings.manage",
  target: organizationTarget,
  input: BusinessHoursSchema,
  record: "audit",
  perform: (context, _, hours) => keepHours(context, hours),
});

/** Says when the organization is open on some days of the week; the others stay as they are. */
export const setOpeningDays = action({
  name: "organization.set_opening_days",
  summary: "Sets when the organization is open on some days of the week.",
  permission: "settings.manage",
  target: organizationTarget,
  input: z.object({
    days: z.array(z.enum(DAYS)).min(1),
    times: OpeningTimesSchema,
  }),
  record: "audit",
  async perform(context, _, { days, times }) {
    const before = await businessHoursOf(context.tx);
    const changed = Object.fromEntries(days.map((day) => [day, times]));
    await keepHours(context, { ...before, days: { ...before.days, ...changed } });
  },
});

async function keepHours(
  { tx, note }: Pick<ActionContext<unknown>, "tx" | "note">,
  hours: InputOf<typeof BusinessHoursSchema>,
): Promise<void> {
  await tx.db
    .insert(settings)
    .values({ organizationId: tx.organizationId, name: "business-hours", value: hours })
    .onConflictDoUpdate({ target: [settings.organizationId, settings.name], set: { value: hours } });
  await appendEvent(tx, { kind: "setting_changed", name: "business-hours" });
  note({
    action: "settings.changed",
    target: { kind: "setting", id: "business-hours" },
    facts: { timeZone: hours.timeZone },
  });
}
