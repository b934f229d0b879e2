import { findAppChannels, openAtAll, type OpenChannel } from "../../channels/index.ts";
import { missing, refused } from "../../kernel/errors.ts";
import type { HookAnswer, RawRequest, RequestHead, Verified } from "../../protocol/index.ts";
import { ingestRouted } from "../ingest-payloads.ts";
import { STORED, type HookRequest, type ReceiveDependencies } from "../receive-dependencies.ts";
import { countStranger } from "./count-stranger.ts";
import { accountOf, routePayloads } from "./route-payloads.ts";

/**
 * Receives a request at the address that all channels of an app share. One of them must recognise it, and each that
 * stores one of its payloads must recognise it too: what one organization entered proves nothing to another. A payload
 * without an account is stored only where the app has one channel.
 */
export async function receiveAppWebhook(
  deps: ReceiveDependencies,
  appKey: string,
  { withBody, ...head }: HookRequest,
): Promise<HookAnswer> {
  const channels = await openChannels(deps, appKey);
  const admitting = channels.filter((channel) => admits(channel, head));
  const first = admitting[0];
  if (!first) throw channels.length === 0 ? unknown() : unproven();
  return withBody(first.connector.bodyLimit, (body) =>
    take(deps, admitting, { ...head, body }, channels.length),
  );
}

async function openChannels(deps: ReceiveDependencies, appKey: string): Promise<readonly OpenChannel[]> {
  const found = await findAppChannels(deps.database, appKey);
  const opened = await Promise.all(found.map(({ id }) => openAtAll(deps.channels, id)));
  // Without credentials nothing can be verified.
  return opened.flatMap((one) => (one && !one.locked ? [one.channel] : []));
}

const admits = ({ connector, account }: OpenChannel, head: RequestHead): boolean =>
  connector.admits?.(head, account).kind !== "refused";

async function take(
  deps: ReceiveDependencies,
  channels: readonly OpenChannel[],
  request: RawRequest,
  all: number,
): Promise<HookAnswer> {
  const recognised = await recognise(channels, request);
  if (!recognised) throw unproven();
  const { channel, verified } = recognised;
  if (verified.kind === "answer") return verified.answer;
  const { app, kind } = channel.connector;
  const placed = verified.payloads.filter((payload) => {
    const isPlaced = all === 1 || (app && accountOf(app, payload) !== null);
    if (!isPlaced) countStranger(kind, channel.appKey ?? "");
    return isPlaced;
  });
  const accepts = async (sibling: OpenChannel) =>
    (await sibling.connector.verify(request, sibling.account)).kind !== "refused";
  await ingestRouted(deps, await routePayloads(deps, channel, placed, accepts));
  return verified.answer ?? STORED;
}

type Recognised = {
  readonly channel: OpenChannel;
  readonly verified: Exclude<Verified, { kind: "refused" }>;
};

async function recognise(channels: readonly OpenChannel[], request: RawRequest): Promise<Recognised | null> {
  for (const channel of channels) {
    const verified = await channel.connector.verify(request, channel.account);
    if (verified.kind !== "refused") return { channel, verified };
  }
  return null;
}

const unknown = () => missing("channel_unknown", "Channel not found.");
const unproven = () => refused("webhook_refused", "The signature of this request is missing or wrong.");
