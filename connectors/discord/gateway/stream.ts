import type { Account, GatewayLine } from "../../../core/protocol/index.ts";
import type { Credentials, Settings } from "../config.ts";
import { createBackfill, type Backfill } from "./backfill.ts";
import { createLookUp } from "./look-up-channel.ts";
import { createPlaces } from "./places.ts";
import type { Heard } from "./socket.ts";
import { createTurns } from "./turns.ts";
import { busiest, pauseAfter, type GatewayState, type Session } from "./state.ts";
import { storeBatch, type Known, type Waiting } from "./store-batch.ts";

type Bot = Account<Credentials, Settings>;

/** What is heard on its way to the hub, in order. */
export type Stream = {
  readonly take: (heard: Heard) => void;
  /** Notes that nothing is missing until now, also where nothing happens. */
  readonly beat: () => void;
  readonly noteSession: (shard: number, session: Session | null) => void;
  /** Rejects when events cannot be stored. */
  readonly failure: Promise<never>;
  close(): Promise<void>;
};

/** Makes the way from the socket to the hub: what is stored moves the sequence, never the other way round. */
export function createStream(
  account: Bot,
  line: GatewayLine,
  state: GatewayState,
  { me, onReady }: { readonly me: string; readonly onReady: () => Promise<void> },
): Stream {
  // Before anything can be heard, so that all of it is later.
  if (state.at === null) state.since = new Date().toISOString();
  const places = createPlaces();
  const waiting: Waiting[] = [];
  const sessions = new Map<number, Session>(
    Object.entries(state.sessions).map(([shard, session]) => [Number(shard), session]),
  );
  const known: Known = { me, initial: new Set() };
  const backfill = createBackfill({ account, line, places, state, me: () => known.me });
  const { promise: failure, reject: fail } = Promise.withResolvers<never>();
  failure.catch(() => {});
  const closing = new AbortController();
  const turns = createTurns((error) => {
    // What came after must not move the sequence past what was not stored.
    closing.abort();
    fail(error);
  });
  const lookUp = createLookUp(account, places, AbortSignal.any([closing.signal, line.signal]));
  let nextSave = 0;
  const save = async () => {
    const saved = savedOf(sessions, backfill, state);
    nextSave = performance.now() + pauseAfter(saved);
    await line.saveState(saved);
  };

  const work = async () => {
    while (waiting.length > 0 && !closing.signal.aborted) {
      const batch = waiting.splice(0);
      await storeBatch(batch, {
        account,
        line,
        places,
        state,
        known,
        sessions,
        backfill,
        lookUp,
        onReady,
      });
      const isNew = batch.some(({ t }) => t === "READY");
      if (isNew || performance.now() >= nextSave) await save();
    }
  };

  backfill.onFinished(async () => {
    if (!closing.signal.aborted) await save();
  }, fail);

  return {
    take(heard) {
      waiting.push({ ...heard, session: sessions.get(heard.shard)?.id });
      turns.run(work);
    },
    beat() {
      turns.run(async () => {
        if (waiting.length === 0) state.at = new Date().toISOString();
        await save();
      });
    },
    noteSession(shard, session) {
      if (session) sessions.set(shard, { ...session, seq: 0 });
      else sessions.delete(shard);
    },
    failure,
    async close() {
      closing.abort();
      backfill.stop();
      await turns.end();
      await save().catch(() => {
        // Somebody else holds the account by now, or the hub is ending: the next holder repeats what came since.
      });
    },
  };
}

function savedOf(
  sessions: ReadonlyMap<number, Session>,
  backfill: Backfill,
  { late, since }: GatewayState,
): GatewayState {
  const { channels, direct, at } = backfill.watermarks();
  return {
    channels: busiest(channels),
    direct: busiest(direct),
    since,
    at,
    late: busiest(late),
    sessions: Object.fromEntries(sessions),
    unfinished: backfill.isRunning(),
  };
}
