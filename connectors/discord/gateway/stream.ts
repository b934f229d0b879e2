import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Account, GatewayLine } from "../../../core/protocol/index.ts";
import type { Credentials, Settings } from "../config.ts";
import { answerOf } from "../normalise/interaction.ts";
import { idIn, objectIn, objectsIn } from "../normalise/read.ts";
import { defer } from "../send/acknowledge.ts";
import { createBackfill, type Backfill } from "./backfill.ts";
import { isWanted } from "./is-wanted.ts";
import { createPlaces, type Places } from "./places.ts";
import type { Heard } from "./socket.ts";
import { busiest, noteNewest, type GatewayState, type Session } from "./state.ts";
import { storedOf } from "./stored.ts";

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

/** How often a state is saved while events come: a crash repeats what came since, and the hub knows it by its keys. */
const SAVE_MS = 1_000;

/** Makes the way from the socket to the hub: what is stored moves the sequence, never the other way round. */
export function createStream(
  account: Bot,
  line: GatewayLine,
  state: GatewayState,
  { me, onReady }: { readonly me: string; readonly onReady: () => Promise<void> },
): Stream {
  const places = createPlaces();
  const waiting: Waiting[] = [];
  const sessions = new Map<number, Session>(
    Object.entries(state.sessions).map(([shard, session]) => [Number(shard), session]),
  );
  const known: Known = { me, initial: new Set() };
  const backfill = createBackfill({ account, line, places, state, me: () => known.me });
  const { promise: failure, reject: fail } = Promise.withResolvers<never>();
  failure.catch(() => {});
  let savedAt = 0;
  const closing = new AbortController();
  let working: Promise<void> | undefined;

  const save = async () => {
    savedAt = performance.now();
    const { channels, direct, at } = backfill.watermarks();
    await line.saveState({
      channels: busiest(channels),
      direct: busiest(direct),
      at,
      sessions: Object.fromEntries(sessions),
      unfinished: backfill.isRunning(),
    });
  };

  const run = (task: () => Promise<void>) => {
    working ??= task()
      .catch((error: unknown) => {
        // What came after must not move the sequence past what was not stored.
        closing.abort();
        fail(error);
      })
      .finally(() => {
        working = undefined;
        if (waiting.length > 0 && !closing.signal.aborted) run(work);
      });
  };

  const work = async () => {
    while (waiting.length > 0 && !closing.signal.aborted) {
      const batch = waiting.splice(0);
      await store(batch, { account, line, places, state, known, sessions, backfill, onReady });
      const isNew = batch.some(({ t }) => t === "READY");
      if (isNew || performance.now() - savedAt >= SAVE_MS) await save();
    }
  };

  backfill.onFinished(async () => {
    if (!closing.signal.aborted) await save();
  }, fail);

  return {
    take(heard) {
      waiting.push({ ...heard, session: sessions.get(heard.shard)?.id });
      run(work);
    },
    beat() {
      if (working) return;
      state.at = new Date().toISOString();
      run(save);
    },
    noteSession(shard, session) {
      if (session) sessions.set(shard, { ...session, seq: 0 });
      else sessions.delete(shard);
    },
    failure,
    async close() {
      closing.abort();
      backfill.stop();
      await working;
      await save().catch(() => {
        // Somebody else holds the account by now, or the hub is ending: the next holder repeats what came since.
      });
    },
  };
}

/** `session`: the one in which it was heard, which may be over by the time it is stored. */
type Waiting = Heard & { readonly session: string | undefined };

type Known = { me: string; readonly initial: Set<string> };

type Storing = {
  readonly account: Bot;
  readonly line: GatewayLine;
  readonly places: Places;
  readonly state: GatewayState;
  readonly known: Known;
  readonly sessions: Map<number, Session>;
  readonly backfill: Backfill;
  readonly onReady: () => Promise<void>;
};

async function store(batch: readonly Waiting[], storing: Storing): Promise<void> {
  const { account, line, places, state, known, sessions, backfill, onReady } = storing;
  const kept: Heard[] = [];
  const payloads: JsonObject[] = [];
  for (const heard of batch) {
    if (heard.t === "READY") noteReady(heard.d, known);
    const isInitial = heard.t === "GUILD_CREATE" && known.initial.delete(idIn(heard.d, "id") ?? "");
    const me = { settings: account.settings, me: known.me };
    if (!isInitial && isWanted(heard, me, places.channel)) {
      kept.push(heard);
      payloads.push(storedOf(heard, heard.session, known.me, places));
    }
    // Names are learned afterwards, so that an event still says what something was called before.
    places.learn(heard.t, heard.d);
  }
  if (payloads.length > 0) await line.sink(payloads);
  for (const { shard, s, session: id } of batch) {
    const session = sessions.get(shard);
    if (session && session.id === id) sessions.set(shard, { ...session, seq: Math.max(session.seq, s) });
  }
  await acknowledge(account, kept);
  for (const { t, d } of kept) if (t === "MESSAGE_CREATE") noteMessage(state, d);
  for (const { t, d } of batch) {
    if (t === "READY") {
      backfill.begin(objectsIn(d, "guilds").flatMap((guild) => idIn(guild, "id") ?? []));
      await onReady();
    } else if (t === "RESUMED") await onReady();
    else if (t === "GUILD_CREATE") backfill.guild(d);
  }
  state.at = new Date().toISOString();
}

/** Says whose connection it is; `known` learns the servers that Discord tells in full afterwards. */
function noteReady(d: JsonObject, known: Known): void {
  known.me = idIn(objectIn(d, "user") ?? {}, "id") ?? known.me;
  for (const guild of objectsIn(d, "guilds")) known.initial.add(idIn(guild, "id") ?? "");
}

function noteMessage(state: GatewayState, d: JsonObject): void {
  const channel = idIn(d, "channel_id");
  const message = idIn(d, "id");
  if (channel === undefined || message === undefined) return;
  noteNewest(idIn(d, "guild_id") === undefined ? state.direct : state.channels, channel, message);
}

/** Tells Discord within its three seconds that an answer follows, now that the event is durable. A lost acknowledgement shows as a failed command there; the hub answers in the channel. */
async function acknowledge(account: Bot, kept: readonly Heard[]): Promise<void> {
  const answers = kept.flatMap(({ t, d }) => (t === "INTERACTION_CREATE" ? (answerOf(d) ?? []) : []));
  await Promise.all(
    answers.filter(({ acknowledged }) => acknowledged).map((answer) => defer(account, answer)),
  );
}
