import { z } from "zod";
import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Receipt } from "../../../core/protocol/index.ts";
import { callApi } from "../api.ts";
import type { Bot } from "../api/bot.ts";
import { emojiOf } from "../normalise/emoji.ts";
import { textIn } from "../normalise/read.ts";
import type { RenderedCall } from "./parse.ts";
import { doneReceipt, failureOf } from "./receipt.ts";

const reacted = z.object({
  reactions: z
    .array(z.object({ me: z.boolean().optional(), emoji: z.record(z.string(), z.json()) }))
    .default([]),
});

const UNKNOWN_EMOJI = 10_014;

/** Makes our reactions those that are wanted: Discord adds and removes them one by one, so it is asked first. */
export async function react(
  bot: Bot,
  { channel, message, emoji }: Extract<RenderedCall, { call: "react" }>,
): Promise<Receipt> {
  const route = `/channels/${channel}/messages/${message}` as const;
  const seen = await callApi(bot, { method: "GET", route });
  if (seen.kind !== "ok") return failureOf(seen);
  const mine = (reacted.safeParse(seen.result).data?.reactions ?? [])
    .filter(({ me }) => me)
    .map((reaction) => reaction.emoji);
  const wanted = new Map(emoji.map((one) => [bare(one), one]));
  for (const given of mine) {
    if (wanted.delete(bare(emojiOf(given) ?? ""))) continue;
    const removed = await callApi(bot, {
      method: "DELETE",
      route: `${route}/reactions/${rawPathOf(given)}/@me`,
    });
    const receipt = doneReceipt(removed, UNKNOWN_EMOJI);
    if (receipt.kind !== "done") return receipt;
  }
  for (const one of wanted.values()) {
    const added = await callApi(bot, { method: "PUT", route: `${route}/reactions/${pathOf(one)}/@me` });
    const receipt = doneReceipt(added);
    if (receipt.kind !== "done") return receipt;
  }
  return { kind: "done" };
}

/** Without the selector that only some clients add. */
const bare = (emoji: string) => emoji.replaceAll("\uFE0F", "");

/** Writes an emoji as Discord's addresses have it: `name:id` for one of a server. */
function pathOf(emoji: string): string {
  const [, custom] = /^:(\w+:\d{1,20}):$/.exec(emoji) ?? [];
  return encodeURIComponent(custom ?? emoji);
}

function rawPathOf(emoji: JsonObject): string {
  const name = textIn(emoji, "name") ?? "";
  const id = textIn(emoji, "id");
  return encodeURIComponent(id === undefined ? name : `${name}:${id}`);
}
