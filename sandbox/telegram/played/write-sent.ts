import type { Message } from "@grammyjs/types";
import type { Sent } from "../../stage/control-api.ts";
import { StageRefusal } from "../../stage/refusal.ts";
import type { InRoom } from "../../stage/played-platform.ts";
import { compose, type Sent as Composed } from "../people/compose.ts";
import { writeAlbum } from "../people/write-album.ts";
import { write } from "../people/write.ts";
import type { Bot, World } from "../world.ts";
import { placeIn } from "./room-id.ts";
import { SAMPLES } from "./samples.ts";

/** Sends what a person wrote, chose or picked to the bot. */
export function writeSent({ world, account, roomId }: InRoom<World, Bot>, sent: Sent): readonly Message[] {
  const items = itemsOf(sent);
  const { chatId, topic } = placeIn(roomId);
  const place = {
    chatId,
    topic: topic ?? undefined,
    from: Number(sent.from),
    replyTo: sent.replyTo === undefined ? undefined : Number(sent.replyTo),
  };
  if (items.length > 1) return writeAlbum(world, account, { ...place, items });
  return items.map((item) => write(world, account, { ...place, content: compose(world, item) }));
}

function itemsOf({ text, file, sample }: Sent): readonly Composed[] {
  if (file)
    return [
      {
        kind: kindOf(file.contentType),
        file: {
          name: file.name,
          content_type: file.contentType,
          base64: Buffer.from(file.bytes).toString("base64"),
        },
        ...(text !== "" && { caption: text }),
      },
    ];
  if (sample === undefined) return [{ kind: "text", text }];
  const found = SAMPLES.find(({ name }) => name === sample);
  if (!found) throw new StageRefusal(404, "There is no such sample.");
  return found.sent;
}

/** The app chooses how a file is sent by its type. */
function kindOf(type: string): "photo" | "animation" | "video" | "audio" | "document" {
  if (/^image\/(png|jpeg|webp)$/.test(type)) return "photo";
  if (type === "image/gif") return "animation";
  if (type.startsWith("video/")) return "video";
  return type.startsWith("audio/") ? "audio" : "document";
}
