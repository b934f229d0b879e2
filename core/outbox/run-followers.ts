import { randomUUID } from "node:crypto";
import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { ensureCursors, releaseCursors, resetForeignCursors } from "./cursor.ts";
import { follow } from "./follow.ts";
import type { Follower } from "./follower.ts";

/** The followers of this process. Each reads on by itself, so a slow one keeps no other waiting. */
export type Followers = {
  /** Reads the log to its end, as far as this process may; resolves when every follower has. Asked meanwhile, once more. */
  wake(): Promise<void>;
  /** Takes up nothing more; resolves when the batches under way are done. */
  stop(): Promise<void>;
};

/** Starts followers: makes sure of their cursors first. */
export async function runFollowers(database: Database, followers: readonly Follower[]): Promise<Followers> {
  await ensureCursors(
    database,
    followers.map(({ name }) => name),
  );
  const reset = await resetForeignCursors(database);
  if (reset.length > 0)
    log.warn({ followers: reset }, "the database comes from another cluster; events are followed again");
  const holder = randomUUID();
  let stopped = false;
  const readers = followers.map((follower) =>
    createBatcher(
      async (calls: readonly null[]) => {
        for (let more = !stopped; more;) more = (await follow(database, follower, holder)) && !stopped;
        return calls;
      },
      { max: 1_000, inFlight: 1 },
    ),
  );
  const wake = async () => {
    const outcomes = await Promise.allSettled(readers.map((read) => read(null)));
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        log.warn({ err: errorMessage(outcome.reason) }, "events not followed");
  };
  return {
    wake,
    stop: async () => {
      stopped = true;
      await wake();
      await releaseCursors(database, holder);
    },
  };
}
