import type { Account, GatewayLine } from "../../../core/protocol/index.ts";
import type { Credentials, Settings } from "../config.ts";
import { fetchSince } from "./fetch-since.ts";
import { showsHistory } from "./shows-history.ts";
import { isWanted } from "./is-wanted.ts";
import type { KnownChannel, Places } from "./places.ts";
import { storedOf } from "./stored.ts";

/** What fetching needs to know of its gateway. */
export type FetchContext = {
  readonly account: Account<Credentials, Settings>;
  readonly line: GatewayLine;
  readonly places: Places;
  readonly me: () => string;
};

/** A channel to fetch; `known`: a message that it has had. `mayRead` where the gateway told of its rights. */
export type Target = {
  readonly id: string;
  readonly known: string;
  readonly mayRead?: boolean;
} & Partial<KnownChannel>;

/** Fetches one channel; false when something of it is lost, or it was told to stop before it knew. */
export async function fetchChannel(
  { account, line, places, me }: FetchContext,
  channel: Target,
  after: string,
  to: string,
  signal: AbortSignal,
): Promise<boolean> {
  const settings = { settings: account.settings, me: me() };
  const told = await fetchSince(account, channel.id, after, signal, async (messages) => {
    const payloads = messages
      .map((message) => ({
        t: "MESSAGE_CREATE",
        d: { ...message, ...(channel.guildId !== undefined && { guild_id: channel.guildId }) },
      }))
      .filter((dispatch) => isWanted(dispatch, settings, places.channel))
      .map((dispatch) => storedOf(dispatch, undefined, me(), places));
    if (payloads.length > 0) await line.sink(payloads);
  });
  if (told.kind === "interrupted") return false;
  const where = channel.name === undefined ? "this conversation" : `#${channel.name}`;
  const isShort = told.kind === "all" && told.count === 0 && BigInt(channel.known) > BigInt(after);
  const lost = isShort ? await hidden(account, channel, where, signal) : REASONS[told.kind]?.(where);
  if (lost === undefined) return true;
  await line.missed({ from: told.upTo, to, reason: lost, recovered: false, threadKey: channel.id });
  return false;
}

/** Says why nothing came of a channel that has had messages. They may all be deleted by now. */
async function hidden(
  account: FetchContext["account"],
  { id, mayRead }: Target,
  where: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (mayRead === false)
    return `The bot lacks Read Message History in ${where}, so what was written meanwhile could not be fetched.`;
  return (await showsHistory(account, id, signal))
    ? undefined
    : `Discord showed no messages of ${where}, so what was written meanwhile could not be fetched.`;
}

const REASONS: Readonly<Record<string, (where: string) => string>> = {
  capped: (where) => `More was written in ${where} than Discord lets be fetched at once.`,
  refused: (where) => `The bot may not read ${where} any more.`,
  failed: (where) => `Discord did not return what was written in ${where}.`,
};
