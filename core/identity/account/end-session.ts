import type { MemberActor } from "../../access/index.ts";
import type { Database } from "../../database/index.ts";
import { missing } from "../../kernel/errors.ts";
import { tellPages } from "./tell-pages.ts";

/** Ends one of the actor's own sessions; throws `session_missing`. */
export async function endSession(database: Database, actor: MemberActor, sessionId: string): Promise<void> {
  const { rowCount } = await database.auth.query("delete from user_sessions where id = $1 and user_id = $2", [
    sessionId,
    actor.userId,
  ]);
  if (rowCount === 0) throw missing("session_missing", "There is no such session.");
  await tellPages(database, actor.userId);
}
