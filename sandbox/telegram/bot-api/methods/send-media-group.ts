import { z } from "zod";
import type { Content } from "../../chats/post-message.ts";
import { mediaContent } from "../../files/media-content.ts";
import type { Call, Outcome } from "../call.ts";
import { captionContent } from "../caption.ts";
import { writableRoom } from "../find-room.ts";
import { namedFile } from "../input-file.ts";
import { structureOf } from "../params.ts";
import { bad } from "../refusal.ts";
import { replyTarget } from "../reply-target.ts";
import { post } from "../send.ts";

const item = z.looseObject({ type: z.enum(["photo", "video", "audio", "document"]), media: z.string() });
type Item = z.infer<typeof item>;

/** Sends all or nothing: the files are read before the first message is created. */
export async function sendMediaGroup(call: Call): Promise<Outcome> {
  const { world, bot, params } = call;
  const items = structureOf(params, "media", z.array(item), "can't parse media JSON object") ?? [];
  if (items.length < 2 || items.length > 10) throw bad("media group must include 2-10 items");
  if (new Set(items.map(albumKind)).size > 1)
    throw bad("can't use the media of the specified type in the album");
  const room = writableRoom(world, bot, params);
  const target = replyTarget(room, params);
  const contents: Content[] = [];
  for (const each of items) contents.push(await contentOf(call, each));
  const media_group_id = String((world.counters.event += 1));
  return { result: contents.map((content) => post(call, room, { ...content, media_group_id }, target)) };
}

/** Pictures and videos mix; documents and music need an album of their own kind. */
const albumKind = ({ type }: Item) => (type === "photo" || type === "video" ? "visual" : type);

async function contentOf({ world, params }: Call, each: Item): Promise<Content> {
  const file = await namedFile(world, params, each.type, each.media);
  return { ...mediaContent(each.type, file), ...captionContent({ values: each, files: params.files }) };
}
