import type { Bus } from "../bus/index.ts";
import type { Database } from "../database/index.ts";
import { textOf } from "../kernel/errors.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { asWritten } from "../kernel/trust.ts";
import { log } from "../kernel/log.ts";
import { currentPlace, positionOf, readNews, type Place } from "./feed.ts";
import type { Frame } from "./frame.ts";

/** Somebody who listens. What they may see is decided by the listener, for each frame, at the moment it is sent. */
export type Listener = { deliver(frames: readonly Frame[], position: string): void; reset(): void };

/** The live news of this process's listeners: one read of the log an organization, however many listen. */
export type Streams = {
  /** Listens from the log's present end; resolves with that position once nothing can be missed any more. */
  listen(organizationId: OrganizationId, listener: Listener): Promise<{ readonly position: string; readonly stop: () => void }>;
  /** Tells every process that something was committed in the organization. */
  announce(organizationId: string): void;
  /** Tells listeners something that is never stored (typing, a member's own read marks). */
  tell(organizationId: string, frame: Frame): void;
  close(): Promise<void>;
};

/** A wake-up may be lost; the log never is. So it is read this often even in silence. */
const PATIENCE_MS = 5_000;

type Feed = { readonly listeners: Set<Listener>; place: Place; reading: boolean; again: boolean };

export async function openStreams(database: Database, bus: Bus, patienceMs: number = PATIENCE_MS): Promise<Streams> {
  const feeds = new Map<string, Promise<Feed>>();
  const pending = new Set<string>();

  const feedOf = (organizationId: OrganizationId): Promise<Feed> => {
    const known = feeds.get(organizationId);
    if (known) return known;
    const opening = openFeed(database, organizationId);
    feeds.set(organizationId, opening);
    // One that could not be opened is opened anew by the next who listens.
    opening.catch(() => feeds.delete(organizationId));
    return opening;
  };
  const openedFeed = (organizationId: string): Promise<Feed | undefined> => feeds.get(organizationId)?.catch(() => undefined) ?? Promise.resolve(undefined);

  const read = async (organizationId: string) => {
    const feed = await openedFeed(organizationId);
    if (!feed) return;
    if (feed.reading) return void (feed.again = true);
    feed.reading = true;
    do {
      feed.again = false;
      await readInto(database, asWritten<OrganizationId>(organizationId), feed).catch((error: unknown) => log.warn({ organizationId, err: textOf(error) }, "news not read"));
    } while (feed.again);
    feed.reading = false;
  };
  const tellHere = async (organizationId: string, frame: Frame) => {
    const feed = await openedFeed(organizationId);
    feed?.listeners.forEach((listener) => listener.deliver([frame], positionOf(feed.place)));
  };

  const unsubscribe = await Promise.all([
    bus.subscribe("news", ({ organizationId }) => void read(asWritten<string>(organizationId))),
    bus.subscribe("ephemeral", ({ organizationId, frame }) => void tellHere(asWritten<string>(organizationId), asWritten<Frame>(frame))),
  ]);
  const timer = setInterval(() => feeds.forEach((_, organizationId) => void read(organizationId)), patienceMs).unref();

  const listen: Streams["listen"] = async (organizationId, listener) => {
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

  return {
    listen,
    announce(organizationId) {
      if (pending.size === 0) setImmediate(() => flush(bus, pending));
      pending.add(organizationId);
    },
    tell: (organizationId, frame) => bus.publish("ephemeral", { organizationId, frame: JSON.parse(JSON.stringify(frame)) }),
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

const openFeed = async (database: Database, organizationId: OrganizationId): Promise<Feed> => ({ listeners: new Set(), place: await currentPlace(database, organizationId), reading: false, again: false });

async function readInto(database: Database, organizationId: OrganizationId, feed: Feed): Promise<void> {
  const { frames, place } = await readNews(database, organizationId, feed.place);
  feed.place = place;
  if (frames === null) feed.listeners.forEach((listener) => listener.reset());
  else if (frames.length > 0) feed.listeners.forEach((listener) => listener.deliver(frames, positionOf(place)));
}
