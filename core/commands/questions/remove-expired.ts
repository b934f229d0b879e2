import type { Database } from "../../database/index.ts";

/** How long a button whose time is over still says so. */
const KEPT = "7 days";

/** Forgets questions and buttons whose time is over. */
export async function removeExpired({ system }: Database): Promise<void> {
  await system.query("delete from comm_command_dialogues where expires_at < clock_timestamp()");
  await system.query("delete from comm_command_buttons where expires_at < clock_timestamp() - $1::interval", [
    KEPT,
  ]);
}
