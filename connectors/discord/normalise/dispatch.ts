import { createHash } from "node:crypto";
import type { JsonObject } from "../../../core/kernel/json.ts";
import type { AccountReported, InboundEvent, ThreadReference } from "../../../core/protocol/index.ts";
import type { Place } from "../types.ts";
import { idIn, numberIn, objectIn, textIn } from "./read.ts";
import { placeIn, threadIn, threadOfChannel } from "./thread.ts";

/** A stored dispatch while it is read. `key` names it where its own ids do not; `at` is when it reached us. */
export type Dispatch = {
  readonly t: string;
  readonly d: JsonObject;
  readonly key: string;
  readonly sequence?: string;
  readonly at: string;
  readonly me?: string;
  readonly place?: Place;
};

/** Reads what the gateway stored. */
export function dispatchOf(payload: JsonObject, at: string): Dispatch {
  const s = numberIn(payload, "s");
  const counted = s !== undefined && Number.isSafeInteger(s) && s >= 0;
  const session = textIn(payload, "session");
  const me = idIn(payload, "me");
  const place = placeIn(payload);
  return {
    t: textIn(payload, "t") ?? "",
    d: objectIn(payload, "d") ?? {},
    key: session && counted ? `${session}/${s}` : digestOf(payload),
    ...(counted && { sequence: String(s) }),
    at,
    ...(me !== undefined && { me }),
    ...(place && { place }),
  };
}

const digestOf = (payload: JsonObject) =>
  createHash("sha256").update(JSON.stringify(payload)).digest("base64url").slice(0, 32);

/** Returns what all events of a dispatch in a thread share. */
export const baseOf = ({ key, sequence, at }: Dispatch, thread: ThreadReference) => ({
  key,
  occurredAt: at,
  ...(sequence !== undefined && { sequence }),
  thread,
});

/** Returns an event that the hub has no word for, in its thread where it has one. */
export function unsupported(dispatch: Dispatch, what = wordsFor(dispatch.t)): readonly InboundEvent[] {
  const { d, place } = dispatch;
  const thread =
    threadIn(d, place) ?? (/^(CHANNEL|THREAD)_/.test(dispatch.t) ? threadOfChannel(d, place) : null);
  if (thread) return [{ ...baseOf(dispatch, thread), kind: "unsupported", what }];
  return accountNews(dispatch, {
    code: "discord_event",
    severity: "ok",
    text: `Discord sent an event that Parley does not use: ${what}.`,
  });
}

/** Returns news of no thread. */
export const accountNews = (
  { key, sequence, at }: Dispatch,
  finding: AccountReported["findings"][number],
): readonly InboundEvent[] => [
  {
    kind: "account_reported",
    key,
    occurredAt: at,
    ...(sequence !== undefined && { sequence }),
    findings: [finding],
  },
];

const wordsFor = (t: string) => t.toLowerCase().replaceAll("_", " ").slice(0, 100) || "event without a name";
