import type { Database } from "../database/index.ts";

/** Forgets sessions, tokens and counted tries that have run out, and returns how many sessions went; they had ceased to work already. */
export async function cleanSessions(database: Pick<Database, "auth">): Promise<number> {
  const { rows } = await database.auth.query<{ ended: number }>("select clean_sessions() as ended");
  return rows[0]?.ended ?? 0;
}
