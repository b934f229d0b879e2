import type { ThreadFailure } from "../../../core/protocol/index.ts";
import type { Answer } from "../api/answer.ts";
import { failureOf } from "../send/receipt.ts";

/** discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const LIMITS: ReadonlySet<number> = new Set([160_006, 160_007]);
const MISSING_RIGHT = 50_013;
const WRONG_KIND = 50_024;

/** Turns a failed call about a thread into a receipt. */
export function threadFailureOf(answer: Exclude<Answer, { kind: "ok" }>): ThreadFailure {
  if (answer.kind === "refused" && LIMITS.has(answer.code))
    return {
      kind: "rejected",
      cause: "limit",
      reason: "The server has as many active threads as Discord allows.",
    };
  if (answer.kind === "refused" && answer.code === MISSING_RIGHT)
    return {
      kind: "rejected",
      reason: "The bot may not open or change threads in this channel.",
      fix: "In Discord, open the settings of the channel, then Permissions, and allow the bot's role Create Public Threads and Send Messages in Threads.",
    };
  if (answer.kind === "refused" && answer.code === WRONG_KIND)
    return { kind: "rejected", reason: "Discord has threads in text channels and forums only." };
  return failureOf(answer);
}
