import type { OpenChannel } from "../channels/index.ts";
import { missing, refused, errorMessage, unavailable } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import type { HookAnswer, RawRequest } from "../protocol/index.ts";
import { receiveAppWebhook } from "./app/receive-app-webhook.ts";
import { routePayloads } from "./app/route-payloads.ts";
import { ingestRouted } from "./ingest-payloads.ts";
import { isTransient } from "./is-transient.ts";
import { STORED, type HookRequest, type ReceiveDependencies } from "./receive-dependencies.ts";

/**
 * Verifies one webhook request, normalises it and stores its events. Responds once everything is durable, because the
 * platform forgets the request after a 200. Reads the body last, because anybody can write to this address. Throws
 * `missing` for an unknown channel, `refused` for a forged request, and `unavailable` while the database is away: the
 * platform then delivers again.
 */
export const receiveWebhook = (
  deps: ReceiveDependencies,
  channelId: string,
  request: HookRequest,
): Promise<HookAnswer> => orAgain({ channelId }, () => receive(deps, channelId, request));

/** Does the same at the address that all channels of an app share. */
export const receiveAtApp = (
  deps: ReceiveDependencies,
  appKey: string,
  request: HookRequest,
): Promise<HookAnswer> => orAgain({ appKey }, () => receiveAppWebhook(deps, appKey, request));

async function orAgain(
  where: Readonly<Record<string, string>>,
  work: () => Promise<HookAnswer>,
): Promise<HookAnswer> {
  try {
    return await work();
  } catch (error) {
    if (!isTransient(error)) throw error;
    log.warn({ ...where, err: errorMessage(error) }, "webhook not stored");
    throw unavailable("database_away", "The server can't store this right now. Send it again.", where);
  }
}

async function receive(
  deps: ReceiveDependencies,
  channelId: string,
  { withBody, ...head }: HookRequest,
): Promise<HookAnswer> {
  const channel = await deps.channels.open(channelId);
  if (!channel) throw missing("channel_unknown", "Channel not found.", { channelId });
  const { connector, account } = channel;
  const admission = connector.admits?.(head, account);
  if (admission?.kind === "refused") throw unproven(channelId, admission.reason);
  return withBody(connector.bodyLimit, (body) => take(deps, channel, { ...head, body }));
}

async function take(
  deps: ReceiveDependencies,
  channel: OpenChannel,
  request: RawRequest,
): Promise<HookAnswer> {
  const verified = await channel.connector.verify(request, channel.account);
  switch (verified.kind) {
    case "refused":
      throw unproven(channel.channelId, verified.reason);
    case "answer":
      return verified.answer;
    case "events":
      await ingestRouted(
        deps,
        await routePayloads(
          deps,
          channel,
          verified.payloads,
          async (sibling) => (await sibling.connector.verify(request, sibling.account)).kind !== "refused",
        ),
      );
      return verified.answer ?? STORED;
  }
}

const unproven = (channelId: string, reason: string) =>
  refused("webhook_refused", "The signature of this request is missing or wrong.", { channelId, reason });
