import { actionsFor, type MemberActor } from "../../access/index.ts";
import type { IdentityDeps } from "../deps.ts";
import { publishUserChange } from "./publish-user-change.ts";
import { selfTarget } from "./target.ts";

const action = actionsFor<Pick<IdentityDeps, "database">, MemberActor>();

/** Ends all of the actor's sessions but this one. */
export const endSessions = action({
  name: "account.end_sessions",
  summary: "Ends all of one's other sessions.",
  permission: "signed_in",
  target: selfTarget,
  record: "none",
  async perform({ actor, deps }) {
    await deps.database.auth.query("delete from user_sessions where user_id = $1 and id <> $2", [
      actor.userId,
      actor.sessionId,
    ]);
  },
  complete: ({ database }, _, { actor }) => publishUserChange(database, actor.userId),
});
