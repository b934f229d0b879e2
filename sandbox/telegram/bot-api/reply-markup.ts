import type { InlineKeyboardMarkup } from "@grammyjs/types";
import { z } from "zod";
import { has, structureOf, type Params } from "./params.ts";
import { bad } from "./refusal.ts";

const button = z.object({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});
const inline = z.object({ inline_keyboard: z.array(z.array(button)) });
const other = z.union([
  z.object({ keyboard: z.array(z.array(z.union([z.string(), z.looseObject({ text: z.string() })]))) }),
  z.object({ remove_keyboard: z.literal(true) }),
  z.object({ force_reply: z.literal(true) }),
]);

/** Reads `reply_markup`: the inline keyboard of a message, or null for none and for kinds that only the app shows. */
export function replyMarkup(params: Params): InlineKeyboardMarkup | null {
  if (!has(params, "reply_markup")) return null;
  const markup = structureOf(
    params,
    "reply_markup",
    z.union([inline, other, z.record(z.string(), z.never())]),
    "object expected as reply markup",
  );
  if (!markup || !("inline_keyboard" in markup) || !Array.isArray(markup.inline_keyboard)) return null;
  const rows = markup.inline_keyboard.filter((row) => row.length > 0);
  return rows.length === 0 ? null : { inline_keyboard: rows.map((row) => row.map(checked)) };
}

/** The limit in bytes, not characters: a few emoji reach it. */
const DATA_BYTES = 64;

function checked({
  text,
  callback_data: data,
  url,
}: z.infer<typeof button>): InlineKeyboardMarkup["inline_keyboard"][number][number] {
  if (text.trim() === "")
    throw bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  if (data === undefined && url === undefined)
    throw bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  if (url !== undefined) return { text, url: checkedUrl(url) };
  if (data === undefined || data === "" || Buffer.byteLength(data) > DATA_BYTES)
    throw bad("BUTTON_DATA_INVALID");
  return { text, callback_data: data };
}

function checkedUrl(url: string): string {
  const whole = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(whole) || !/^(https?|tg|ton):/i.test(whole))
    throw bad(`inline keyboard button URL '${url}' is invalid: Unsupported URL protocol`);
  const host = new URL(whole).hostname;
  if (!whole.startsWith("tg:") && !host.includes("."))
    throw bad(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  return whole;
}
