import type { Live, StreamEvent } from "../access/index.ts";
import type { Bus } from "../bus/index.ts";
import type { Database } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { readNews, type Place } from "./feed.ts";
import { createFeeds, type Listener } from "./feeds.ts";

/** The live news of this process's listeners: one read of the log an organization, however many listen. */
export type Streams = {
  /** Listens from the log's present end; resolves with that position once nothing can be missed any more. */
  listen(
    organizationId: OrganizationId,
    listener: Listener,
  ): Promise<{ readonly position: string; readonly stop: () => void }>;
  /** What was committed after a place in the log; see `readNews`. */
  readNews(organizationId: OrganizationId, place: Place): ReturnType<typeof readNews>;
  /** Tells every process that something was committed in the organization. */
  announce(organizationId: string): void;
  /** Tells listeners something that is never stored (typing, a member's own read marks). */
  tell(organizationId: string, event: StreamEvent): void;
  close(): Promise<void>;
};

/** A wake-up may be lost; the log never is. So it is read this often even in silence. */
const PATIENCE_MS = 5_000;

export async function openStreams(
  database: Database,
  bus: Bus,
  live: readonly Live[],
  patienceMs: number = PATIENCE_MS,
): Promise<Streams> {
  const feeds = createFeeds(database, live);
  const unsubscribe = await Promise.all([
    bus.subscribe(
      "news",
      ({ organizationId }) => void feeds.read(unsafeCast<OrganizationId>(organizationId)),
    ),
    bus.subscribe(
      "ephemeral",
      ({ organizationId, event }) =>
        void feeds.tell(unsafeCast<OrganizationId>(organizationId), unsafeCast<StreamEvent>(event)),
    ),
  ]);
  const timer = setInterval(feeds.readAll, patienceMs).unref();
  const pending = new Set<string>();
  return {
    listen: feeds.listen,
    announce(organizationId) {
      if (pending.size === 0) setImmediate(() => flush(bus, pending));
      pending.add(organizationId);
    },
    tell: (organizationId, event) =>
      bus.publish("ephemeral", { organizationId, event: JSON.parse(JSON.stringify(event)) }),
    readNews: (organizationId, place) => readNews(database, organizationId, place, live),
    async close() {
      clearInterval(timer);
      unsubscribe.forEach((stop) => stop());
    },
  };
}

/** Many commits of one moment are one wake-up. */
function flush(bus: Bus, pending: Set<string>): void {
  for (const organizationId of pending) bus.publish("news", { organizationId });
  pending.clear();
}
