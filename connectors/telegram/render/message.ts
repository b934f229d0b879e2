import { isJsonObject, type JsonObject } from "../../../core/kernel/json.ts";
import {
  splitText,
  type Degradation,
  type OutboundMessage,
  type Rendered,
} from "../../../core/protocol/index.ts";
import { capabilities } from "../capabilities.ts";
import { externalIdOf, messageOf, placeOf } from "../ids.ts";
import { htmlOf, isWholly } from "./html.ts";
import { keyboardOf } from "./keyboard.ts";
import { bodiesOf, textBody, type Body } from "./part.ts";
import { targetOf } from "./place.ts";

/**
 * Renders a message as calls: media, other attachments, then the text, unless it fits as the caption of the first
 * medium. The first call has the reply target, the last one the buttons.
 */
export function callsOfMessage(message: OutboundMessage): readonly Rendered[] {
  const bodies = withText(bodiesOf(message.parts, { album: !needsLastKey(message) }), message);
  return bodies.map((body, index) =>
    callOf(
      body,
      {
        ...targetOf(placeOf(message.thread.key)),
        ...(index === 0 && replyOf(message)),
        ...(index === bodies.length - 1 && keyboardOf(message.buttons)),
      },
      index === 0 ? lossesOf(message, bodies) : [],
    ),
  );
}

/** What of the whole message is carried differently; of a single attachment its body says it. */
function lossesOf(message: OutboundMessage, bodies: readonly Body[]): readonly Degradation[] {
  const { text, parts, replyTo } = message;
  const isApart = text.text.trim() !== "" && parts.length > 0 && bodies.every((body) => !isCaptioned(body));
  const media = parts.filter(({ kind }) => kind === "media").length;
  return [
    ...(isWholly(text) ? [] : [{ what: "formatting", into: "text" } as const]),
    ...(isApart ? [{ what: "caption", into: "separate" } as const] : []),
    ...(media > 1 && needsLastKey(message) ? [{ what: "album", into: "separate" } as const] : []),
    ...(replyTo !== undefined && !("reply_parameters" in replyOf(message))
      ? [{ what: "reply", into: "nothing" } as const]
      : []),
  ];
}

const isCaptioned = ({ params }: Body): boolean => {
  const media = params["media"];
  const [first] = Array.isArray(media) ? media : [params];
  return isJsonObject(first) && "caption" in first;
};

/** An album cannot have buttons. Without a text to carry them, its media are sent one by one. */
function needsLastKey({ buttons = [], text }: OutboundMessage): boolean {
  return buttons.length > 0 && text.text.trim() === "";
}

function withText(bodies: readonly Body[], { text, buttons = [] }: OutboundMessage): readonly Body[] {
  const [first, ...others] = bodies;
  if (text.text.trim() === "") return bodies;
  const keyless = bodies.at(-1)?.album === true && buttons.length > 0;
  const [caption, more] = splitText(text, capabilities.text.captionMaxLength);
  if (first?.captioned && !keyless && caption && !more) return [first.captioned(htmlOf(caption)), ...others];
  return [...bodies, ...splitText(text, capabilities.text.maxLength).map((chunk) => textBody(htmlOf(chunk)))];
}

/** A supergroup numbers its messages anew, so an older id belongs to another message. */
function replyOf({ replyTo, thread }: OutboundMessage): JsonObject {
  if (replyTo === undefined) return {};
  const { messageId } = messageOf(replyTo);
  return externalIdOf(placeOf(thread.key), messageId) === replyTo
    ? { reply_parameters: { message_id: messageId, allow_sending_without_reply: true } }
    : {};
}

function callOf(
  { method, params, files, degraded = [] }: Body,
  where: JsonObject,
  losses: readonly Degradation[],
): Rendered {
  const all = [...losses, ...degraded];
  return {
    payload: { method, params: { ...where, ...params } },
    ...(files && { attachments: files }),
    ...(all.length > 0 && { degraded: all }),
  };
}
