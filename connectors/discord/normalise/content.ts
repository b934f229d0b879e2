import type { JsonObject } from "../../../core/kernel/json.ts";
import type { InboundContent, InboundPart, RichText } from "../../../core/protocol/index.ts";
import { attachmentParts, stickerParts } from "./media.ts";
import { buttonsIn, wordsOfComponents } from "./components.ts";
import { cardOf } from "./card.ts";
import { richTextOf } from "./markdown.ts";
import type { MentionNames } from "./markdown/written.ts";
import { idIn, objectIn, objectsIn, textIn, wordsIn } from "./read.ts";

/** Normalises what a message says. One that says nothing the hub knows becomes an `unsupported` part. */
export function contentOf(message: JsonObject): InboundContent {
  const text = wordsOf(message);
  const known = [
    ...attachmentParts(message),
    ...stickerParts(message),
    ...pollParts(message),
    ...objectsIn(message, "embeds").flatMap(cardOf),
  ];
  const parts =
    known.length > 0 || text.text.trim() !== "" ? known : [{ kind: "unsupported" as const, what: EMPTY }];
  const buttons = buttonsIn(message);
  return { text, parts, ...(buttons.length > 0 && { buttons }) };
}

/** Discord leaves everything out for a bot without the Message Content intent. */
const EMPTY = "message without content";

/** Reads the text, or what stands in its components instead. */
function wordsOf(message: JsonObject): RichText {
  const written = textIn(message, "content") ?? "";
  return richTextOf(written === "" ? wordsOfComponents(message) : written, namesIn(message));
}

/** Returns the names that a message brings along for its mentions. */
function namesIn(message: JsonObject): MentionNames {
  const users = new Map(
    objectsIn(message, "mentions").map((user) => [
      idIn(user, "id"),
      wordsIn(objectIn(user, "member") ?? {}, "nick") ??
        wordsIn(user, "global_name") ??
        wordsIn(user, "username"),
    ]),
  );
  const channels = new Map(
    objectsIn(message, "mention_channels").map((channel) => [idIn(channel, "id"), wordsIn(channel, "name")]),
  );
  return { user: (id) => users.get(id), channel: (id) => channels.get(id) };
}

function pollParts(message: JsonObject): readonly InboundPart[] {
  const poll = objectIn(message, "poll");
  if (!poll) return [];
  const id = idIn(message, "id");
  return [
    {
      kind: "poll",
      question: textIn(objectIn(poll, "question") ?? {}, "text") ?? "",
      options: objectsIn(poll, "answers").map(optionOf),
      multiple: poll["allow_multiselect"] === true,
      ...(id !== undefined && { externalId: id }),
    },
  ];
}

function optionOf(answer: JsonObject): string {
  const media = objectIn(answer, "poll_media") ?? {};
  const emoji = wordsIn(objectIn(media, "emoji") ?? {}, "name");
  return [emoji, wordsIn(media, "text")].filter(Boolean).join(" ");
}
