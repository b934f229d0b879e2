import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Receipt } from "../../../core/protocol/index.ts";
import { callApi } from "../api.ts";
import type { Bot } from "../api/bot.ts";
import { callbackRoute, EPHEMERAL, webhookRoute } from "./interaction.ts";
import type { Answering, RenderedCall } from "./parse.ts";
import { doneReceipt } from "./receipt.ts";

/** Answers to an interaction: discord.com/developers/docs/interactions/receiving-and-responding. */
const CALLBACK = { message: 4, deferredMessage: 5, deferredUpdate: 6, modal: 9 } as const;

/** Somebody acknowledged it before; the press has its answer. */
const ACKNOWLEDGED = 40_060;

/** Tells Discord in time that an answer follows: a command shows “is thinking”, a press shows nothing. */
export async function defer(bot: Bot, answer: Answering): Promise<Receipt> {
  const type = answer.kind === "command" ? CALLBACK.deferredMessage : CALLBACK.deferredUpdate;
  return doneReceipt(await callback(bot, answer, { type }), ACKNOWLEDGED);
}

/** Answers a press: with nothing, where the gateway has acknowledged it, or with words that only its person sees. */
export async function acknowledge(
  bot: Bot,
  { answer, text }: Extract<RenderedCall, { call: "acknowledge" }>,
): Promise<Receipt> {
  if (text === undefined) return answer.acknowledged ? { kind: "done" } : defer(bot, answer);
  const body = { content: text, flags: EPHEMERAL, allowed_mentions: { parse: [] } };
  if (!answer.acknowledged)
    return doneReceipt(await callback(bot, answer, { type: CALLBACK.message, data: body }), ACKNOWLEDGED);
  return doneReceipt(await callApi(bot, { method: "POST", route: webhookRoute(answer), body, isOpen: true }));
}

/** Opens a form in answer to a press, which nobody may have acknowledged. */
export async function openForm(
  bot: Bot,
  { answer, body }: Extract<RenderedCall, { call: "open_form" }>,
): Promise<Receipt> {
  return doneReceipt(await callback(bot, answer, { type: CALLBACK.modal, data: body }));
}

const callback = (bot: Bot, answer: Answering, body: JsonObject) =>
  callApi(bot, { method: "POST", route: callbackRoute(answer), body, isOpen: true });
