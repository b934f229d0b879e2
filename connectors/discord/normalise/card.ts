import type { JsonObject } from "../../../core/kernel/json.ts";
import { isFollowable, type CardPart, type RemoteMedia } from "../../../core/protocol/index.ts";
import { richTextOf } from "./markdown.ts";
import { numberIn, objectIn, objectsIn, textIn, wordsIn } from "./read.ts";

/** Normalises an embed as a card; nothing for one that shows nothing. */
export function cardOf(embed: JsonObject): readonly CardPart[] {
  const title = wordsIn(embed, "title");
  const words = wordsIn(embed, "description");
  const url = textIn(embed, "url");
  const author =
    wordsIn(objectIn(embed, "author") ?? {}, "name") ?? wordsIn(objectIn(embed, "provider") ?? {}, "name");
  const image = pictureOf(objectIn(embed, "image") ?? objectIn(embed, "thumbnail"));
  const fields = objectsIn(embed, "fields").map((field) => ({
    name: textIn(field, "name") ?? "",
    value: textIn(field, "value") ?? "",
  }));
  const footer = wordsIn(objectIn(embed, "footer") ?? {}, "text");
  const card: CardPart = {
    kind: "card",
    ...(title !== undefined && { title }),
    ...(words !== undefined && { text: richTextOf(words) }),
    ...(url !== undefined && isFollowable(url) && { url }),
    ...(author !== undefined && { author }),
    ...(image && { image }),
    ...(fields.length > 0 && { fields }),
    ...(footer !== undefined && { footer }),
  };
  return Object.keys(card).length > 1 ? [card] : [];
}

/** Reads a picture by Discord's own copy: the original is on anybody's server. */
function pictureOf(picture: JsonObject | undefined): RemoteMedia | undefined {
  if (!picture) return undefined;
  const url = textIn(picture, "proxy_url");
  if (url === undefined) return undefined;
  const width = numberIn(picture, "width");
  const height = numberIn(picture, "height");
  return {
    reference: { url },
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  };
}
