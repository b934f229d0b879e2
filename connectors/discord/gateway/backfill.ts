import { setTimeout as sleep } from "node:timers/promises";
import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Gap } from "../../../core/protocol/index.ts";
import { snowflakeAt } from "../ids.ts";
import { idIn } from "../normalise/read.ts";
import { canRead } from "./can-read.ts";
import { fetchFrom } from "./fetch-from.ts";
import { fetchChannel, type FetchContext, type Target } from "./fetch-channel.ts";
import type { KnownChannel } from "./places.ts";
import { noteNewest, type GatewayState } from "./state.ts";
import { createTasks } from "./tasks.ts";

/** Fetches what was written while no connection was held. */
export type Backfill = {
  /** A session began that tells nothing of before. `guilds` are those that it tells in full next. */
  begin(guilds: readonly string[]): void;
  guild(d: JsonObject): void;
  /** A server is gone. One with an outage is fetched from where it stood, whenever it is told again. */
  left(d: JsonObject): void;
  isRunning(): boolean;
  /** The newest messages that surely are stored: while messages are fetched, those of before. */
  watermarks(): Pick<GatewayState, "channels" | "direct" | "at">;
  onFinished(save: () => Promise<void>, fail: (error: unknown) => void): void;
  stop(): void;
};

type Context = FetchContext & { readonly state: GatewayState };

type Watermarks = Pick<GatewayState, "channels" | "direct" | "at">;

/** How long servers may take to be told in full; one with an outage is told much later. */
const GUILDS_MS = 30_000;

/** Makes what fetches; it does nothing until a session begins. */
export function createBackfill(context: Context): Backfill {
  const { account, line, places, state } = context;
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, line.signal]);
  const expected = new Set<string>();
  const tasks = createTasks(signal);
  let before: Watermarks | null = null;
  let isComplete = true;
  let isExpecting = false;
  /** What was begun and has not ended: `before` stays until then. */
  let open = 0;
  let finish: () => Promise<void> = async () => {};

  const start = () => {
    before ??= { channels: { ...state.channels }, direct: { ...state.direct }, at: state.at };
    open += 1;
    return before;
  };
  const done = async () => {
    open -= 1;
    if (open > 0) return;
    before = null;
    isComplete = true;
    await finish();
  };
  const end = (to: string) => {
    if (!isExpecting) return;
    isExpecting = false;
    const from = before?.at ?? to;
    for (const guild of expected) state.late[guild] ??= from;
    expected.clear();
    tasks.add(async () => {
      await line.missed(lostTime(from, to, isComplete));
      await done();
    });
  };
  const fetch = (channel: Target, after: string, to: string) =>
    tasks.add(async () => {
      if (!(await fetchChannel(context, channel, after, to, signal))) isComplete = false;
    });

  return {
    begin(guilds) {
      const to = new Date().toISOString();
      if (state.at === null) return;
      const { direct } = isExpecting ? (before ?? state) : start();
      isExpecting = true;
      for (const guild of guilds) expected.add(guild);
      if (account.settings.directMessages)
        for (const [id, newest] of Object.entries(direct))
          fetch({ id, known: newest }, fetchFrom(newest, state.since), to);
      if (expected.size === 0) end(to);
      else afterPatience(signal, () => end(to));
    },
    guild(d) {
      const id = idIn(d, "id");
      if (id === undefined) return;
      const to = new Date().toISOString();
      const isLate = !expected.has(id) && state.late[id] !== undefined;
      const marks = isLate ? start() : expected.has(id) ? before : null;
      const since = state.late[id] ?? marks?.at ?? to;
      for (const channel of places.channelsOf(id).filter(isRead)) {
        const { newest } = channel;
        if (newest === undefined) continue;
        const stored = marks?.channels[channel.id];
        const after = stored === undefined ? snowflakeAt(since) : fetchFrom(stored, state.since);
        if (marks && isNewer(newest, after))
          fetch({ ...channel, known: newest, mayRead: canRead(d, channel.id, context.me()) }, after, to);
        noteNewest(state.channels, channel.id, newest);
      }
      if (marks)
        tasks.add(async () => {
          delete state.late[id];
          if (isLate) await done();
        });
      if (expected.delete(id) && expected.size === 0) end(to);
    },
    left(d) {
      const id = idIn(d, "id");
      if (id === undefined) return;
      if (d["unavailable"] === true) state.late[id] ??= state.at ?? new Date().toISOString();
      else delete state.late[id];
    },
    isRunning: () => before !== null,
    watermarks: () => before ?? { channels: state.channels, direct: state.direct, at: state.at },
    onFinished(save, onFailure) {
      finish = save;
      tasks.onFailure(onFailure);
    },
    stop: () => stopping.abort(),
  };
}

/** Waits for servers that are told late. */
const afterPatience = (signal: AbortSignal, run: () => void) =>
  void sleep(GUILDS_MS, undefined, { signal, ref: false }).then(run, () => {
    // Ended before all servers were told.
  });

const isNewer = (a: string, b: string) => BigInt(a) > BigInt(b);

const FORUMS: ReadonlySet<number> = new Set([15, 16]);

/** The newest of a forum is a post and no message. */
const isRead = ({ type }: KnownChannel) => !FORUMS.has(type);

/** Names what cannot be had at all. */
const lostTime = (from: string, to: string, recovered: boolean): Gap => ({
  from,
  to,
  reason: recovered
    ? "The connection to Discord was lost. Messages were fetched afterwards; changed or deleted messages, reactions and commands, and first messages of people who never wrote before, could not be."
    : "The connection to Discord was lost, and not all messages could be fetched afterwards.",
  recovered,
});
