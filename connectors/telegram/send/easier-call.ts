import { isJsonObject, type Json, type JsonObject } from "../../../core/kernel/json.ts";
import type { Answer } from "../api/answer.ts";
import type { Call } from "../api.ts";
import { textOfHtml } from "../render/html.ts";

/** Returns a simpler call for one that Telegram refused for its form alone; `degraded` says what is lost. */
export function easierCall(
  call: Call,
  answer: Answer,
): { readonly call: Call; readonly degraded?: string } | null {
  if (answer.kind !== "refused" || answer.code !== 400) return null;
  if (/can't parse entities/i.test(answer.description))
    return {
      call: { ...call, params: withoutMarkup(call.params) },
      degraded: "Telegram rejected the formatting, so the message was sent as plain text.",
    };
  if (call.method === "sendPhoto" && UNFIT_PHOTO.test(answer.description))
    return {
      call: asDocument(call),
      degraded: "Telegram couldn't show the picture, so it was sent as a file.",
    };
  // Only Telegram knows whether a message has its text as text or as a caption.
  if (call.method === "editMessageText" && /no text in the message to edit/i.test(answer.description))
    return { call: captionEdit(call) };
  return null;
}

/** The photo is too narrow or has an unsupported format. */
const UNFIT_PHOTO = /PHOTO_INVALID_DIMENSIONS|IMAGE_PROCESS_FAILED|PHOTO_EXT_INVALID/;

function asDocument({ uploads = [], ...call }: Call): Call {
  return {
    ...call,
    method: "sendDocument",
    uploads: uploads.map((upload) => ({ ...upload, field: "document" })),
  };
}

function withoutMarkup({ parse_mode: _, ...params }: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, plainValue(name, value)]));
}

function plainValue(name: string, value: Json): Json {
  if ((name === "text" || name === "caption") && typeof value === "string") return textOfHtml(value);
  return name === "media" && Array.isArray(value)
    ? value.map((item: Json) => (isJsonObject(item) ? withoutMarkup(item) : item))
    : value;
}

function captionEdit({ params: { text, ...params }, ...call }: Call): Call {
  return { ...call, method: "editMessageCaption", params: { ...params, caption: text ?? "" } };
}
