import { z } from "zod";
import type { Receipt } from "../../../core/protocol/index.ts";
import type { Answer } from "../api/answer.ts";
import type { Call } from "../api.ts";
import { externalIdOf } from "../ids.ts";
import { timeOrNone } from "../normalise/time.ts";
import { sentMessage } from "../api/results.ts";

/** Turns an outcome into a receipt. Telegram has no idempotency key, so a lost response stays unconfirmed. */
export function receiptOf(call: Pick<Call, "method" | "params">, answer: Answer): Receipt {
  switch (answer.kind) {
    case "ok":
      return call.method.startsWith("send") && call.method !== "sendChatAction"
        ? sentReceipt(call, answer.result)
        : { kind: "done" };
    case "refused":
      return refusedReceipt(answer);
    case "never_left":
      return { kind: "unreachable", reason: answer.reason };
    case "broken":
      return { kind: "unconfirmed", reason: answer.reason };
  }
}

/** Reads one message, or those of an album. */
const sent = z.union([sentMessage.transform((message) => [message]), z.array(sentMessage)]);

function sentReceipt({ params }: Pick<Call, "params">, result: unknown): Receipt {
  const [first, ...others] = sent.safeParse(result).data ?? [];
  if (!first)
    return { kind: "unconfirmed", reason: "Telegram accepted the message but did not return its id." };
  const business = params["business_connection_id"];
  const idOf = (message: z.infer<typeof sentMessage>) =>
    externalIdOf(
      { chat: message.chat.id, ...(typeof business === "string" && { business }) },
      message.message_id,
    );
  const sentAt = timeOrNone(first.date);
  return {
    kind: "sent",
    externalId: idOf(first),
    ...(sentAt !== undefined && { sentAt }),
    position: String(first.message_id),
    ...(first.poll && { pollId: first.poll.id }),
    ...(others.length > 0 && { otherIds: others.map(idOf) }),
  };
}

const ASSUMED_WAIT_MS = 5000;

/** Refusals that mean the change is already made: the first try of an unconfirmed edit or deletion arrived. */
const ALREADY_SO = /message is not modified|message to delete not found/i;

/** What a call is about is not there, or is no longer ours to change. */
const GONE =
  /message to (edit|react) not found|message can't be edited|message thread not found|MESSAGE_ID_INVALID/i;

function refusedReceipt({ code, description, retryAfterMs }: Extract<Answer, { kind: "refused" }>): Receipt {
  if (ALREADY_SO.test(description)) return { kind: "done" };
  if (code === 429) return { kind: "rate_limited", retryAfterMs: retryAfterMs ?? ASSUMED_WAIT_MS };
  if (isTokenRefused(code, description)) return { kind: "unauthorised", reason: description };
  return { kind: "rejected", reason: description, ...(GONE.test(description) && { cause: "gone" }) };
}

/** A malformed token is "Not Found"; an unknown method says so. */
export function isTokenRefused(code: number, description: string): boolean {
  return code === 401 || (code === 404 && !/method/i.test(description));
}
