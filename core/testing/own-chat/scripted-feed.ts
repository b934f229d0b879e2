import type { LiveEvent, LiveListener, ChangeFeed } from "../../visitors/index.ts";
import type { TestDatabase } from "../database.ts";

/** Live news that a test tells itself, to listeners it can count. */
export function scriptNews(database: TestDatabase) {
  const listeners = new Set<LiveListener>();
  const position = async (): Promise<string> =>
    (
      await database.owner.query<{ position: string }>(
        "select pg_snapshot_xmin(pg_current_snapshot())::text as position",
      )
    ).rows[0]?.position ?? "0";
  const live: ChangeFeed = {
    listen: async (_organization, listener) => {
      listeners.add(listener);
      return { position: await position(), stop: () => void listeners.delete(listener) };
    },
  };
  const tell = (events: readonly LiveEvent[]) =>
    listeners.forEach((listener) => listener.deliver(events, "0"));
  return { live, listeners, position, tell };
}
