import { isDeepStrictEqual } from "node:util";
import type { Message } from "@grammyjs/types";
import { replaceMessage } from "../../chats/post-message.ts";
import { recordSend } from "../../../stage/record-send.ts";
import { sentOf } from "../../recorded-send.ts";
import { formatText } from "../../text/format-text.ts";
import { unixNow, type Room } from "../../world.ts";
import type { Call, Outcome } from "../call.ts";
import { captionContent } from "../caption.ts";
import { ownMessage } from "../own-message.ts";
import { bad } from "../refusal.ts";
import { replyMarkup } from "../reply-markup.ts";
import { checkedText, textContent } from "./send-message.ts";

export function editMessageText(call: Call): Outcome {
  const content = textContent(checkedText(formatText(call.params)));
  const { room, message } = ownMessage(call);
  if (message.text === undefined) throw bad("there is no text in the message to edit");
  const { text: _, entities: __, ...rest } = message;
  return change(call, room, message, { ...rest, ...content });
}

export function editMessageCaption(call: Call): Outcome {
  const content = captionContent(call.params);
  const { room, message } = ownMessage(call);
  if (
    !(
      "photo" in message ||
      "video" in message ||
      "audio" in message ||
      "voice" in message ||
      "document" in message
    )
  )
    throw bad("there is no caption in the message to edit");
  const { caption: _, caption_entities: __, ...rest } = message;
  return change(call, room, message, { ...rest, ...content });
}

export function editMessageReplyMarkup(call: Call): Outcome {
  const { room, message } = ownMessage(call);
  return change(call, room, message, message);
}

/** Replaces the keyboard on every edit; without one it disappears. */
function change(call: Call, room: Room, before: Message, content: Message): Outcome {
  const markup = replyMarkup(call.params);
  const { reply_markup: _, ...bare } = content;
  const after: Message = { ...bare, ...(markup && { reply_markup: markup }) };
  if (isDeepStrictEqual(after, { ...before }))
    throw bad(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  const changed = replaceMessage(call.world, call.bot, room, { ...after, edit_date: unixNow() });
  recordSend(call.world, call.bot, sentOf(call.method, changed));
  return { result: changed };
}
