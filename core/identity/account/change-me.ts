import type { MemberActor } from "../../access/index.ts";
import type { Database } from "../../database/index.ts";
import { tellPages } from "./tell-pages.ts";

/** Changes how the actor is called, in every organization they belong to. */
export async function renameUser(database: Database, actor: MemberActor, name: string): Promise<void> {
  await database.auth.query("update users set name = $2 where id = $1", [actor.userId, name]);
  await tellPages(database, actor.userId);
}
