import type { OpenChannel } from "../channels/index.ts";
import type { Recorded, RecordInbound } from "../conversations/index.ts";
import type { Database } from "../database/index.ts";
import { textOf } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { InboundEvent, MessageReceived, TypingStarted } from "../protocol/index.ts";
import { applyInboundEvent } from "./apply-inbound-event.ts";
import { asMessage } from "./as-message.ts";
import { quarantine } from "./quarantine.ts";

export type AcceptDependencies = {
  readonly database: Database;
  readonly record: RecordInbound;
  /** Told after each commit: a message was stored, and whether this process now holds its event. */
  readonly onRecorded: (recorded: Extract<Recorded, { kind: "recorded" }>) => void;
  /** Ends the waiting a platform shows after a press or a native command. */
  readonly acknowledge: (channel: OpenChannel, answer: JsonObject) => void;
  /** Told of typing, which is never stored. */
  readonly onTyping: (channel: OpenChannel, event: TypingStarted) => void;
};

/** Says a payload, first heard of `at`, in our words and stores what it tells; one that cannot be read or stored is quarantined, never lost, and stops nobody. */
export async function acceptPayload(deps: AcceptDependencies, channel: OpenChannel, payload: JsonObject, at: string): Promise<void> {
  try {
    for (const event of channel.connector.normalise(payload, { ...channel.account, at })) await accept(deps, channel, event, payload, at);
  } catch (error) {
    if (isPassing(error)) throw error;
    await quarantine(deps.database, channel, payload, textOf(error));
  }
}

async function accept(deps: AcceptDependencies, channel: OpenChannel, event: InboundEvent, payload: JsonObject, at: string): Promise<void> {
  switch (event.kind) {
    case "typing_started":
      return deps.onTyping(channel, event);
    case "message_received":
      return store(deps, channel, event, payload, at);
    case "button_pressed":
    case "command_invoked":
      await store(deps, channel, asMessage(event), payload, at);
      // Only after it is stored: an acknowledged press is one the platform will not repeat.
      return event.answer && deps.acknowledge(channel, event.answer);
    default:
      await applyInboundEvent(deps.database, channel, event, payload);
  }
}

async function store(deps: AcceptDependencies, channel: OpenChannel, event: MessageReceived, payload: JsonObject, at: string): Promise<void> {
  const recorded = await deps.record({ channelId: channel.channelId, event, payload, receivedAt: at });
  if (recorded.kind === "recorded") deps.onRecorded(recorded);
}

/** A database that is away is no fault of the payload: the platform must try again. Class 08, 57, 53 and 40 of SQLSTATE, and broken sockets. */
function isPassing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(08|57|53|40)/.test(code) || /^E(CONN|PIPE|TIMEDOUT|HOST|NET)/.test(code) || /timeout|terminated|Connection/.test(textOf(error));
}
