import type { JsonObject } from "../../../core/kernel/json.ts";
import type { InboundPart, MessageReceived, Quote } from "../../../core/protocol/index.ts";
import { contentOf } from "./content.ts";
import { partyOf } from "./party.ts";
import { idIn, numberIn, objectIn, objectsIn } from "./read.ts";

const FORWARD = 1;

/** Returns the message inside a forwarded one. */
export function forwardedIn(message: JsonObject): JsonObject | undefined {
  const reference = objectIn(message, "message_reference");
  if (!reference || numberIn(reference, "type") !== FORWARD) return undefined;
  const [snapshot] = objectsIn(message, "message_snapshots");
  return snapshot && objectIn(snapshot, "message");
}

/** Returns what a message replies to, with the words where Discord sends them. */
export function quotedIn(message: JsonObject): Pick<MessageReceived, "replyTo" | "quote"> | undefined {
  const reference = objectIn(message, "message_reference");
  const replyTo = reference && idIn(reference, "message_id");
  if (!reference || replyTo === undefined || (numberIn(reference, "type") ?? 0) !== 0) return undefined;
  const original = objectIn(message, "referenced_message");
  return { replyTo, ...(original && { quote: quoteOf(original) }) };
}

function quoteOf(original: JsonObject): Quote {
  const { text, parts } = contentOf(original);
  const kind = kindOf(parts[0]);
  const authorName = partyOf(objectIn(original, "author"))?.name;
  return {
    text: text.text,
    ...(text.text === "" && kind !== undefined && { kind }),
    ...(authorName !== undefined && { authorName }),
  };
}

/** What has no words of its own to quote. */
function kindOf(part: InboundPart | undefined): Quote["kind"] {
  switch (part?.kind) {
    case undefined:
    case "card":
    case "command":
    case "form":
    case "press":
    case "unsupported":
      return undefined;
    default:
      return part?.kind;
  }
}
