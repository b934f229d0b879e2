import type { ChannelAccess, OpenChannel } from "../channels/index.ts";
import { missing, refused, errorMessage, unavailable } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import { log } from "../kernel/log.ts";
import type { HookAnswer, RawRequest, RequestHead } from "../protocol/index.ts";
import { ingestPayload } from "./ingest-payload.ts";
import { isTransient } from "./is-transient.ts";
import type { IngestDependencies } from "./read-payload.ts";

export type ReceiveDependencies = IngestDependencies & { readonly channels: ChannelAccess };

/** A platform's request with an unread body. `withBody` reads at most `max` bytes and holds them until `use` has ended. */
export type HookRequest = RequestHead & {
  withBody(max: number, use: (body: Uint8Array) => Promise<HookAnswer>): Promise<HookAnswer>;
};

const STORED: HookAnswer = { status: 200 };

/**
 * Verifies one webhook request, normalises it and stores its events. Responds once everything is durable, because the
 * platform forgets the request after a 200. Reads the body last, because anybody can write to this address. Throws
 * `missing` for an unknown channel, `refused` for a forged request, and `unavailable` while the database is away: the
 * platform then delivers again.
 */
export async function receiveWebhook(
  deps: ReceiveDependencies,
  channelId: string,
  request: HookRequest,
): Promise<HookAnswer> {
  try {
    return await receive(deps, channelId, request);
  } catch (error) {
    if (!isTransient(error)) throw error;
    log.warn({ channelId, err: errorMessage(error) }, "webhook not stored");
    throw unavailable("database_away", "The server can't store this right now. Send it again.", {
      channelId,
    });
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
      await ingestPayloads(deps, channel, verified.payloads);
      return verified.answer ?? STORED;
  }
}

const unproven = (channelId: string, reason: string) =>
  refused("webhook_refused", "The signature of this request is missing or wrong.", { channelId, reason });

/** Payloads that are read side by side: a back-fill brings thousands at once. */
const AT_ONCE = 20;

/** Ingests payloads concurrently, and begins them in their order. */
export async function ingestPayloads(
  deps: IngestDependencies,
  channel: OpenChannel,
  payloads: readonly JsonObject[],
): Promise<void> {
  const at = new Date().toISOString();
  const waiting = [...payloads].toReversed();
  const work = async () => {
    try {
      for (let payload = waiting.pop(); payload; payload = waiting.pop())
        await ingestPayload(deps, channel, payload, at);
    } catch (error) {
      // All of them will come again.
      waiting.length = 0;
      throw error;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
