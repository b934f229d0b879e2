import { actionsFor, type MemberActor } from "../../../access/index.ts";
import { selfTarget } from "../../../identity/index.ts";
import { CardPreferencesSchema } from "./card-preferences.ts";

const action = actionsFor<unknown, MemberActor>();

/** Chooses which cards come to one's own chats, and when. */
export const setCardPreferences = action({
  name: "member.set_card_preferences",
  summary: "Choose which cards come to your chats, and when",
  permission: "signed_in",
  target: selfTarget,
  input: CardPreferencesSchema,
  record: "none",
  async perform({ tx, actor }, _, { kinds, quiet, timeZone }) {
    await tx.client.query(
      `insert into comm_card_preferences (organization_id, user_id, kinds, quiet_from, quiet_to, zone) values ($1, $2, $3, $4, $5, $6)
       on conflict (organization_id, user_id) do update set kinds = excluded.kinds, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, zone = excluded.zone`,
      [tx.organizationId, actor.userId, kinds, quiet?.from ?? null, quiet?.to ?? null, timeZone],
    );
  },
});
