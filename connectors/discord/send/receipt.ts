import { z } from "zod";
import { asSentence } from "../../../core/kernel/word-issue.ts";
import type { Receipt } from "../../../core/protocol/index.ts";
import type { Answer, Refusal } from "../api/answer.ts";
import { isSnowflake, timeOfSnowflake } from "../ids.ts";

const sent = z.object({ id: z.string().refine(isSnowflake) });

type Failure = Exclude<Receipt, { kind: "sent" | "done" }>;

/** Turns the outcome of a call that makes a message into a receipt. */
export function sentReceipt(answer: Answer): Receipt {
  if (answer.kind !== "ok") return failureOf(answer);
  const message = sent.safeParse(answer.result).data;
  if (!message)
    return { kind: "unconfirmed", reason: "Discord accepted the message but did not return its id." };
  return {
    kind: "sent",
    externalId: message.id,
    position: message.id,
    sentAt: timeOfSnowflake(message.id),
  };
}

/** Turns the outcome of any other call into a receipt. With one of the codes `alreadySo`, what was wanted is so already. */
export function doneReceipt(answer: Answer, ...alreadySo: readonly number[]): Receipt {
  if (answer.kind === "ok") return { kind: "done" };
  if (answer.kind === "refused" && alreadySo.includes(answer.code)) return { kind: "done" };
  return failureOf(answer);
}

/** Turns a failed call into a receipt. */
export function failureOf(answer: Exclude<Answer, { kind: "ok" }>): Failure {
  switch (answer.kind) {
    case "limited":
      return { kind: "rate_limited", retryAfterMs: answer.retryAfterMs, scope: answer.scope };
    case "never_left":
      return { kind: "unreachable", reason: answer.reason };
    case "broken":
      return { kind: "unconfirmed", reason: answer.reason };
    case "refused":
      return refusedReceipt(answer);
  }
}

function refusedReceipt(refusal: Refusal): Failure {
  if (refusal.status === 401) return { kind: "unauthorised", reason: "Discord rejected the bot token." };
  if (refusal.code === EDITED_TOO_OFTEN)
    return { kind: "rate_limited", retryAfterMs: EDIT_WAIT_MS, scope: "thread" };
  const cause = CAUSES[refusal.code];
  return { kind: "rejected", reason: reasonOf(refusal), ...(cause && { cause }) };
}

/** A message older than an hour takes few edits. Discord does not say when it takes the next one. */
const EDITED_TOO_OFTEN = 30_046;
const EDIT_WAIT_MS = 60_000;

/** What a refused call is about is not there, or not ours. */
const CAUSES: Readonly<Record<number, Extract<Failure, { kind: "rejected" }>["cause"]>> = {
  10_003: "gone",
  10_008: "gone",
  50_005: "gone",
};

/** discord.com/developers/docs/topics/opcodes-and-status-codes#json: those that a person can do something about. */
const REASONS: Readonly<Record<number, string>> = {
  10_003: "The channel no longer exists, or the bot can't see it.",
  10_008: "The message no longer exists.",
  10_014: "Discord does not know this emoji.",
  10_062: "The time to answer this interaction has passed.",
  20_028: "The channel's slow mode does not let the bot write yet.",
  30_010: "This message already has 20 different reactions.",
  40_005: "The files are too large for this server.",
  50_001: "The bot can't see this channel. Give it the right View Channel.",
  50_005: "Another account wrote the message.",
  50_006: "The message is empty.",
  50_007: "This person does not accept direct messages from the bot.",
  50_013: "The bot lacks a right in this channel. Give it Send Messages, Attach Files and Add Reactions.",
  50_027: "The time to answer this interaction has passed.",
  50_083: "The thread is archived. Open it again in Discord.",
  90_001: "This person has blocked the bot, so it can't react to their messages.",
  160_005: "The thread is locked.",
  200_000: "Discord's automatic moderation blocked the message.",
};

const reasonOf = ({ code, description }: Refusal) => REASONS[code] ?? asSentence(description);
