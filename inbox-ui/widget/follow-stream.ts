import type { VisitorNews } from "../../core/visitors/visitor-message.ts";
import type { Hub } from "./hub.ts";
import { eventReader, type StreamEvent } from "./read-events.ts";

/** Gets the stream's events and its state. `stranger`: the hub does not know our token any more. */
export type Listener = { apply(event: VisitorNews): void; state(state: "live" | "lost" | "stranger"): void };

export type Stream = {
  /** Reconnects now instead of after the pause, or ends a rest. */
  hurry(): void;
  /** Opens a new connection: after a network change the old one may be dead without notice. */
  renew(): void;
  /** Closes the connection until `hurry`. A browser allows six connections a site, and hidden pages must leave some. */
  rest(): void;
  stop(): void;
};

/** The hub's heartbeat comes every 15 s; after this long without a byte the connection is dead. */
const SILENCE = 40_000;

/** Follows the thread from `lastEventId` on across lost connections, without gaps. */
export function followStream(hub: Hub, lastEventId: string, listener: Listener): Stream {
  let last = lastEventId;
  const stopped = new AbortController();
  let resting = false;
  let renewing = false;
  let current = new AbortController();
  let wake = () => {};
  const run = async () => {
    for (let failures = 0; !stopped.signal.aborted; failures += 1) {
      current = new AbortController();
      const outcome = await listen(hub, last, current, (id, event) => {
        failures = 0;
        if (id !== null) last = id;
        if (event.event === "ready") listener.state("live");
        listener.apply(event);
      });
      if (stopped.signal.aborted) return;
      if (!resting && !renewing) listener.state(outcome);
      if (outcome === "stranger") return;
      if (renewing) {
        renewing = false;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (!resting) setTimeout(resolve, Math.min(30_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2));
      });
    }
  };
  void run();
  return {
    hurry: () => {
      resting = false;
      wake();
    },
    renew: () => {
      renewing = true;
      current.abort();
      wake();
    },
    rest: () => {
      resting = true;
      current.abort();
    },
    stop: () => {
      stopped.abort();
      current.abort();
      wake();
    },
  };
}

function parseEvent({ event, data }: StreamEvent): VisitorNews {
  const parsed: VisitorNews = { event, ...JSON.parse(data) };
  return parsed;
}

async function listen(
  hub: Hub,
  last: string,
  abort: AbortController,
  take: (id: string | null, event: VisitorNews) => void,
): Promise<"lost" | "stranger"> {
  let watchdog = setTimeout(() => abort.abort(), SILENCE);
  try {
    const response = await hub.stream(last, abort.signal);
    if (response.status === 401 || response.status === 403) return "stranger";
    const reader = response.ok ? response.body?.getReader() : undefined;
    const decoder = new TextDecoder();
    const read = eventReader();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => abort.abort(), SILENCE);
      for (const event of read(decoder.decode(piece.value, { stream: true })))
        take(event.id, parseEvent(event));
    }
  } catch {
    // The caller reconnects after a broken connection.
  } finally {
    clearTimeout(watchdog);
  }
  return "lost";
}
