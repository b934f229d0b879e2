import { publish } from "../../../stage/stage-world.ts";
import { done, type Call, type Outcome } from "../call.ts";
import { writableRoom } from "../find-room.ts";
import { has, integerOf, textOf } from "../params.ts";
import { bad } from "../refusal.ts";

const ACTIONS: ReadonlySet<string> = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

/** What the app says of each. */
const DOING: Readonly<Record<string, string>> = {
  typing: "typing…",
  upload_photo: "sending a photo…",
  upload_document: "sending a file…",
  upload_video: "sending a video…",
  record_voice: "recording…",
  upload_voice: "sending a voice message…",
};

export function sendChatAction({ world, bot, params }: Call): Outcome {
  const action = textOf(params, "action").toLowerCase();
  if (!ACTIONS.has(action)) throw bad("wrong parameter action in request");
  const room = writableRoom(world, bot, params);
  publish(world, bot, () => ({
    kind: "typing",
    roomId: has(params, "message_thread_id")
      ? `${room.chat.id}/${integerOf(params, "message_thread_id")}`
      : String(room.chat.id),
    doing: DOING[action] ?? "busy…",
  }));
  return done;
}
