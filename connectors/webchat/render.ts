import { isJsonObject, type JsonObject } from "../../core/kernel/json.ts";
import type {
  Degradation,
  OutboundMessage,
  OutboundOperation,
  Rendered,
  RichText,
} from "../../core/protocol/index.ts";

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:)/i;

/**
 * Renders one call, or one a deleted id. The widget shows the stored message, so the call needs only its id. The
 * payload keeps the safe form of the content for the delivery log.
 */
export function render(operation: OutboundOperation): readonly Rendered[] {
  const payloads =
    operation.kind === "delete"
      ? operation.externalIds.map((messageId) => ({ kind: "delete", messageId }))
      : [payloadOf(operation)];
  const degraded = operation.kind === "send" ? lossesOf(operation.message) : [];
  return payloads.map((payload) => ({
    payload: toJson(payload),
    ...(degraded.length > 0 && { degraded }),
  }));
}

/** The widget shows a place as a link to a map, and a link to anything but a page, a mail or a telephone as its words. */
function lossesOf({ text, parts }: OutboundMessage): readonly Degradation[] {
  return [
    ...(safe(text).marks.length < text.marks.length ? [{ what: "formatting", into: "text" } as const] : []),
    ...(parts.some(({ kind }) => kind === "location") ? [{ what: "location", into: "link" } as const] : []),
  ];
}

function payloadOf(operation: Exclude<OutboundOperation, { kind: "delete" }>): object {
  switch (operation.kind) {
    case "send":
      return { kind: "send", visitor: operation.message.thread.key, ...saidIn(operation.message) };
    case "edit":
      return { kind: "edit", messageId: operation.externalId, text: safe(operation.text) };
    case "mark_read":
      return { kind: operation.kind, messageId: operation.externalId };
    case "react":
    case "typing":
    case "answer_button":
    case "open_form":
      return { kind: operation.kind };
  }
}

const saidIn = (message: OutboundMessage): object => ({
  messageId: message.id,
  text: safe(message.text),
  files: message.parts.flatMap((part) =>
    part.kind === "media" ? [{ kind: part.media.kind, fileName: part.media.fileName }] : [],
  ),
  ...(message.buttons && { buttons: message.buttons }),
  ...(message.authorName !== undefined && { authorName: message.authorName }),
});

/** Removes links with other schemes and keeps their text. */
const safe = (text: RichText): RichText => ({
  text: text.text,
  marks: text.marks.filter((mark) => mark.kind !== "link" || SAFE_LINK.test(mark.url)),
});

function toJson(value: object): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return isJsonObject(copy) ? copy : {};
}
