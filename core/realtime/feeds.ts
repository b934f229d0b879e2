import type { Live, StreamEvent } from "../access/index.ts";
import type { Database } from "../database/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import { currentPlace, positionOf, readNews, type Place } from "./feed.ts";

/** Somebody who listens. What they may see is decided by the listener, for each event, at the moment it is sent. */
export type Listener = { deliver(events: readonly StreamEvent[], position: string): void; reset(): void };

/** Where one organization's log has been read to, and who is told of it. */
type Feed = { readonly listeners: Set<Listener>; place: Place; reading: boolean; again: boolean };

/** One feed an organization, for as long as somebody listens to it. */
export function createFeeds(database: Database, live: readonly Live[]) {
  const feeds = new Map<OrganizationId, Promise<Feed>>();

  const feedOf = (organizationId: OrganizationId): Promise<Feed> => {
    const known = feeds.get(organizationId);
    if (known) return known;
    const opening = openFeed(database, organizationId);
    feeds.set(organizationId, opening);
    // One that could not be opened is opened anew by the next who listens.
    opening.catch(() => feeds.delete(organizationId));
    return opening;
  };
  const openedFeed = (organizationId: OrganizationId): Promise<Feed | undefined> =>
    feeds.get(organizationId)?.catch(() => undefined) ?? Promise.resolve(undefined);

  const listen = async (
    organizationId: OrganizationId,
    listener: Listener,
  ): Promise<{ readonly position: string; readonly stop: () => void }> => {
    const opening = feedOf(organizationId);
    const feed = await opening;
    // Its last listener may have left meanwhile, and nobody reads for it any more.
    if (feeds.get(organizationId) !== opening) return listen(organizationId, listener);
    feed.listeners.add(listener);
    const stop = () => {
      feed.listeners.delete(listener);
      if (feed.listeners.size === 0 && feeds.get(organizationId) === opening) feeds.delete(organizationId);
    };
    return { position: positionOf(feed.place), stop };
  };
  const read = async (organizationId: OrganizationId): Promise<void> => {
    const feed = await openedFeed(organizationId);
    if (feed) await readWhole(database, live, organizationId, feed);
  };
  const readAll = () => feeds.forEach((_, organizationId) => void read(organizationId));
  const tell = async (organizationId: OrganizationId, event: StreamEvent): Promise<void> => {
    const feed = await openedFeed(organizationId);
    feed?.listeners.forEach((listener) => listener.deliver([event], positionOf(feed.place)));
  };
  return { listen, read, readAll, tell };
}

const openFeed = async (database: Database, organizationId: OrganizationId): Promise<Feed> => ({
  listeners: new Set(),
  place: await currentPlace(database, organizationId),
  reading: false,
  again: false,
});

/** Reads to the log's end; asked meanwhile, once more. */
async function readWhole(
  database: Database,
  live: readonly Live[],
  organizationId: OrganizationId,
  feed: Feed,
): Promise<void> {
  if (feed.reading) return void (feed.again = true);
  feed.reading = true;
  do {
    feed.again = false;
    await readOn(database, live, organizationId, feed).catch((error: unknown) =>
      log.warn({ organizationId, err: errorMessage(error) }, "news not read"),
    );
  } while (feed.again);
  feed.reading = false;
}

async function readOn(
  database: Database,
  live: readonly Live[],
  organizationId: OrganizationId,
  feed: Feed,
): Promise<void> {
  const { events, place } = await readNews(database, organizationId, feed.place, live);
  feed.place = place;
  if (events === null) feed.listeners.forEach((listener) => listener.reset());
  else if (events.length > 0)
    feed.listeners.forEach((listener) => listener.deliver(events, positionOf(place)));
}
