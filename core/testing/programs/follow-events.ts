import { once } from "node:events";
import { openDatabase } from "../../database/index.ts";
import { log } from "../../kernel/log.ts";
import { runFollowers, type Follower } from "../../outbox/index.ts";

// A process of its own for tests that kill it: follows events until it says `middle`, in the middle of its second batch.
log.level = "silent";
const [, , url = ""] = process.argv;
const database = openDatabase(url);
let batches = 0;

const follower: Follower = {
  name: "test",
  kinds: ["message_changed"],
  async handle(events, { client }) {
    await client.query("insert into effects select unnest($1::text[])", [events.map(({ id }) => id)]);
    batches += 1;
    if (batches < 2) return;
    process.stdout.write("middle\n");
    await once(process, "never");
  },
};

process.stdin.resume();
await (await runFollowers(database, [follower])).wake();
