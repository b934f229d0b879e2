import type { ThreadReference } from "../../../core/protocol/index.ts";
import type { Answer } from "../api/answer.ts";
import type { Call } from "../api.ts";
import { threadKeyOf } from "../ids.ts";

/** Returns the same message for the supergroup that its group has become; null for any other answer. */
export function movedCall(
  call: Call,
  answer: Answer,
): { readonly call: Call; readonly thread: ThreadReference } | null {
  if (answer.kind !== "refused" || answer.migratedTo === undefined || !call.method.startsWith("send"))
    return null;
  // A supergroup numbers its messages anew, so the message replied to has another number there.
  const { reply_parameters: _, ...params } = call.params;
  return {
    call: { ...call, params: { ...params, chat_id: answer.migratedTo } },
    thread: { key: threadKeyOf({ chat: answer.migratedTo }), kind: "group" },
  };
}
