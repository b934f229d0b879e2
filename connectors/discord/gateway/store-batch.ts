import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Account, GatewayLine } from "../../../core/protocol/index.ts";
import type { Credentials, Settings } from "../config.ts";
import { answerOf } from "../normalise/interaction.ts";
import { idIn, objectIn, objectsIn } from "../normalise/read.ts";
import { defer } from "../send/acknowledge.ts";
import type { Backfill } from "./backfill.ts";
import { isWanted } from "./is-wanted.ts";
import type { Places } from "./places.ts";
import type { Heard } from "./socket.ts";
import { noteNewest, type GatewayState, type Session } from "./state.ts";
import { storedOf } from "./stored.ts";

type Bot = Account<Credentials, Settings>;

/** `session`: the one in which it was heard, which may be over by the time it is stored. */
export type Waiting = Heard & { readonly session: string | undefined };

export type Known = { me: string; readonly initial: Set<string> };

type Storing = {
  readonly account: Bot;
  readonly line: GatewayLine;
  readonly places: Places;
  readonly state: GatewayState;
  readonly known: Known;
  readonly sessions: Map<number, Session>;
  readonly backfill: Backfill;
  readonly lookUp: (heard: Heard) => Promise<void>;
  readonly onReady: () => Promise<void>;
};

/** Stores what was heard, in its order, and only then moves on: the sequence, the acknowledgements, the fetching. */
export async function storeBatch(batch: readonly Waiting[], storing: Storing): Promise<void> {
  const { account, line, places, state, known, sessions, backfill, lookUp, onReady } = storing;
  const kept: Heard[] = [];
  const payloads: JsonObject[] = [];
  for (const heard of batch) {
    if (heard.t === "READY") noteReady(heard.d, known);
    await lookUp(heard);
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
  // In their order: what comes behind a new session or a server told again must not hide what is to be fetched.
  const noted = new Set(kept);
  for (const heard of batch) {
    const { t, d } = heard;
    if (t === "MESSAGE_CREATE" && noted.has(heard)) noteMessage(state, d);
    else if (t === "READY") {
      backfill.begin(objectsIn(d, "guilds").flatMap((guild) => idIn(guild, "id") ?? []));
      await onReady();
    } else if (t === "RESUMED") await onReady();
    else if (t === "GUILD_CREATE") backfill.guild(d);
    else if (t === "GUILD_DELETE") backfill.left(d);
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
