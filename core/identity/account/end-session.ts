import { actionsFor, type MemberActor } from "../../access/index.ts";
import { missing } from "../../kernel/errors.ts";
import type { IdentityDeps } from "../deps.ts";
import { selfTarget } from "./target.ts";
import { publishUserChange } from "./publish-user-change.ts";

const action = actionsFor<Pick<IdentityDeps, "database">, MemberActor>();

/** Ends one of the actor's own sessions; throws `session_missing`. */
export const endSession = action({
  name: "account.end_session",
  summary: "Ends one of one's own sessions.",
  permission: "signed_in",
  errors: { missing: ["session_missing"] },
  target: selfTarget,
  record: "none",
  async perform({ actor, deps }, { id }) {
    const { rowCount } = await deps.database.auth.query(
      "delete from user_sessions where id = $1 and user_id = $2",
      [id, actor.userId],
    );
    if (rowCount === 0) throw missing("session_missing", "Session not found.");
  },
  complete: ({ database }, _, { actor }) => publishUserChange(database, actor.userId),
});
