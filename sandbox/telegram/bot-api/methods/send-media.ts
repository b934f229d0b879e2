import { mediaContent, type MediaKind } from "../../files/media-content.ts";
import type { Call, Method, Outcome } from "../call.ts";
import { captionContent } from "../caption.ts";
import { writableRoom } from "../find-room.ts";
import { inputFile } from "../input-file.ts";
import { integerOf, numberOf, textOf } from "../params.ts";
import { send } from "../send.ts";

export const sendPhoto: Method = (call) => sendMedia(call, "photo");
export const sendVideo: Method = (call) => sendMedia(call, "video");
export const sendAudio: Method = (call) => sendMedia(call, "audio");
export const sendVoice: Method = (call) => sendMedia(call, "voice");
export const sendDocument: Method = (call) => sendMedia(call, "document");
export const sendSticker: Method = (call) => sendMedia(call, "sticker");
export const sendAnimation: Method = (call) => sendMedia(call, "animation");
export const sendVideoNote: Method = (call) => sendMedia(call, "video_note");

async function sendMedia(call: Call, kind: MediaKind): Promise<Outcome> {
  const { world, bot, params } = call;
  const caption = kind === "sticker" || kind === "video_note" ? {} : captionContent(params);
  const room = writableRoom(world, bot, params);
  const file = await inputFile(world, params, kind);
  return send(call, { ...mediaContent(kind, file, factsOf(call)), ...caption }, room);
}

const factsOf = ({ params }: Call) => ({
  duration: integerOf(params, "duration"),
  width: numberOf(params, "width") ?? numberOf(params, "length") ?? undefined,
  height: numberOf(params, "height") ?? undefined,
  title: textOf(params, "title"),
  performer: textOf(params, "performer"),
  emoji: textOf(params, "emoji"),
});
