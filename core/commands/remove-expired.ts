import type { Database } from "../database/index.ts";

/** How long something whose time is over is still known as such: its button or code is answered with that. */
const KEPT = "7 days";

/** Rows that one statement removes at most: it holds its locks no longer than a moment. */
const BATCH = 1_000;

/** What has a time, and the columns that name it. Of a question nobody asks once it is over. */
const PLACES = [
  {
    table: "comm_command_dialogues",
    key: "organization_id, conversation_id, identity_kind, identity_value",
    over: "expires_at < clock_timestamp()",
  },
  { table: "comm_command_buttons", key: "organization_id, token_hash", over: past("expires_at") },
  { table: "comm_command_requests", key: "organization_id, id", over: past("expires_at") },
  { table: "comm_link_codes", key: "organization_id, id", over: past("expires_at") },
  { table: "comm_staff_reactions", key: "organization_id, event_id, emoji", over: past("noted_at") },
  { table: "comm_link_tries", key: "organization_id, key", over: past("since") },
] as const;

/** Forgets questions, buttons, requests, codes, reactions and counted tries whose time is over, in batches. Answers how many. */
export async function removeExpired({ system }: Pick<Database, "system">, batch = BATCH): Promise<number> {
  let removed = 0;
  for (const { table, key, over } of PLACES)
    for (let count = batch; count === batch; removed += count) {
      const { rowCount } = await system.query(
        `delete from ${table} where (${key}) in (
           select ${key} from ${table} where ${over} limit $1 for update skip locked)`,
        [batch],
      );
      count = rowCount ?? 0;
    }
  return removed;
}

function past(column: string): string {
  return `${column} < clock_timestamp() - interval '${KEPT}'`;
}
