import { cutText } from "../../core/kernel/cut-text.ts";
import type { JsonObject } from "../../core/kernel/json.ts";
import { splitText, type OutboundOperation, type Rendered } from "../../core/protocol/index.ts";
import { capabilities } from "./capabilities.ts";
import { messageOf, placeOf, type Place } from "./ids.ts";
import { htmlOf } from "./render/html.ts";
import { editedKeyboardOf } from "./render/keyboard.ts";
import { callsOfMessage } from "./render/message.ts";
import { chatOf, targetOf } from "./render/place.ts";

/** Renders an operation as calls of the Bot API, `{ method, params }` each, in order. */
export function render(operation: OutboundOperation): readonly Rendered[] {
  switch (operation.kind) {
    case "send":
      return callsOfMessage(operation.message);
    case "edit":
      return [
        call("editMessageText", {
          ...at(operation.externalId),
          ...editedText(operation),
          ...editedKeyboardOf(operation.buttons),
        }),
      ];
    case "delete":
      return operation.externalIds.map(deletion);
    case "react":
      return [
        call("setMessageReaction", {
          ...at(operation.externalId),
          reaction: operation.emoji.slice(0, capabilities.reaction.max).map(reactionOf),
        }),
      ];
    case "typing":
      return [call("sendChatAction", { ...targetOf(placeOf(operation.thread.key)), action: "typing" })];
    case "mark_read":
    case "open_form":
      return [];
    case "answer_button":
      return [
        call("answerCallbackQuery", {
          callback_query_id: operation.answer["callbackQueryId"] ?? "",
          ...(operation.text && { text: cutText(operation.text, ANSWER_MAX) }),
        }),
      ];
  }
}

/** Removes the variation selector, because Telegram accepts reactions only without it. */
const reactionOf = (emoji: string) => ({ type: "emoji", emoji: emoji.replaceAll("\uFE0F", "") });

const ANSWER_MAX = 200;

const call = (method: string, params: JsonObject): Rendered => ({ payload: { method, params } });

function at(externalId: string): JsonObject {
  const { place, messageId } = messageOf(externalId);
  return { ...chatOf(place), message_id: messageId };
}

/** An edit changes one message, so it refuses content that does not fit. */
function editedText({ text }: Extract<OutboundOperation, { kind: "edit" }>): JsonObject {
  const [first] = splitText(text, capabilities.text.maxLength);
  return { text: first ? htmlOf(first) : "", parse_mode: "HTML" };
}

function deletion(externalId: string): Rendered {
  const { place, messageId } = messageOf(externalId);
  return place.business === undefined
    ? call("deleteMessage", at(externalId))
    : businessDeletion(place, messageId);
}

function businessDeletion({ business = "" }: Place, messageId: number): Rendered {
  return call("deleteBusinessMessages", { business_connection_id: business, message_ids: [messageId] });
}
