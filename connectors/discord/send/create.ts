import { z } from "zod";
import type { Receipt } from "../../../core/protocol/index.ts";
import type { Answer } from "../api/answer.ts";
import { callApi, type Upload } from "../api.ts";
import type { Bot } from "../api/bot.ts";
import { isSnowflake } from "../ids.ts";
import { EPHEMERAL, isOpen, originalRoute, webhookRoute } from "./interaction.ts";
import type { Answering, RenderedCall } from "./parse.ts";
import { failureOf, sentReceipt } from "./receipt.ts";

type Failed = Exclude<Answer, { kind: "ok" }>;
type Create = Extract<RenderedCall, { call: "create" }>;

/**
 * Sends a message: in place of the “is thinking” of the command that it answers, privately to one person, or into the
 * channel. A deferred command whose time has passed is answered in the channel.
 */
export async function create(bot: Bot, call: Create, uploads: readonly Upload[]): Promise<Receipt> {
  const { answer, only, channel } = call;
  const answering = answer && isOpen(answer) ? answer : undefined;
  if (only !== undefined)
    return answering?.user === only
      ? sendPrivately(bot, call, answering, uploads)
      : sendDirectly(bot, call, only, uploads);
  if (answering?.kind === "command") {
    const filled = await fillDeferred(bot, call, answering, uploads);
    if (filled) return sentReceipt(filled);
  }
  return sentReceipt(await callApi(bot, messageCall(channel, call, uploads)));
}

const messageCall = (channel: string, { body }: Create, uploads: readonly Upload[]) =>
  ({ method: "POST", route: `/channels/${channel}/messages`, body, uploads }) as const;

const LOADING = 1 << 7;

const original = z.object({
  id: z.string(),
  flags: z.number().optional(),
  content: z.string().catch(""),
  attachments: z.array(z.unknown()).catch([]),
});

/** Puts the message where the command still waits; nothing where it does not, so that a second answer is a message of its own. */
async function fillDeferred(
  bot: Bot,
  { body: { nonce: _, enforce_nonce: __, message_reference: ___, ...body } }: Create,
  answer: Answering,
  uploads: readonly Upload[],
): Promise<Answer | null> {
  const waiting = await callApi(bot, { method: "GET", route: originalRoute(answer), isOpen: true });
  if (waiting.kind !== "ok") return waiting.kind === "refused" ? null : neverLeft(waiting);
  const there = original.safeParse(waiting.result).data;
  if (!((there?.flags ?? 0) & LOADING)) return there && isSaid(there, body, uploads) ? waiting : null;
  // A poll cannot be edited in.
  if ("poll" in body) return null;
  return callApi(bot, { method: "PATCH", route: originalRoute(answer), body, uploads, isOpen: true });
}

/** Whether the first answer says this already: an earlier attempt arrived whose response was lost. Answers have no nonce. */
const isSaid = (
  there: z.infer<typeof original>,
  { content }: Create["body"],
  uploads: readonly Upload[],
): boolean =>
  typeof content === "string" &&
  content.trim() !== "" &&
  there.content === content.trim() &&
  there.attachments.length === uploads.length;

/** A question that was lost has changed nothing, so the message itself was certainly not sent. */
const neverLeft = (answer: Failed): Failed =>
  answer.kind === "broken" ? { ...answer, kind: "never_left" } : answer;

/** Shows the message to whoever acted, who must be whom it is for. */
async function sendPrivately(
  bot: Bot,
  { body: { nonce: _, enforce_nonce: __, message_reference: ___, ...body } }: Create,
  answer: Answering,
  uploads: readonly Upload[],
): Promise<Receipt> {
  const obstacle = answer.kind === "command" ? await removeDeferred(bot, answer) : null;
  if (obstacle) return failureOf(neverLeft(obstacle));
  return sentReceipt(
    await callApi(bot, {
      method: "POST",
      route: webhookRoute(answer),
      query: { wait: "true" },
      body: { ...body, flags: EPHEMERAL },
      uploads,
      isOpen: true,
    }),
  );
}

/**
 * Takes the “is thinking” away, which is public: the first answer takes its place, and would be as public whatever it asks for.
 * Returns what stands in the way.
 */
async function removeDeferred(bot: Bot, answer: Answering): Promise<Failed | null> {
  const waiting = await callApi(bot, { method: "GET", route: originalRoute(answer), isOpen: true });
  if (waiting.kind !== "ok") return isGone(waiting) ? null : waiting;
  if (!((original.safeParse(waiting.result).data?.flags ?? 0) & LOADING)) return null;
  const removed = await callApi(bot, { method: "DELETE", route: originalRoute(answer), isOpen: true });
  return removed.kind === "ok" || isGone(removed) ? null : removed;
}

const isGone = (answer: Failed): boolean => answer.kind === "refused" && answer.status === 404;

const directChannel = z.object({ id: z.string().refine(isSnowflake) });

/** Writes to one person alone, where there is nothing to answer privately. Says nothing of that place: the thread stays where it is. */
async function sendDirectly(
  bot: Bot,
  { body: { message_reference: _, ...body }, ...call }: Create,
  person: string,
  uploads: readonly Upload[],
): Promise<Receipt> {
  const opened = await callApi(bot, {
    method: "POST",
    route: "/users/@me/channels",
    body: { recipient_id: person },
  });
  if (opened.kind !== "ok") return failureOf(neverLeft(opened));
  const channel = directChannel.safeParse(opened.result).data;
  if (!channel) return { kind: "rejected", reason: "Discord did not open a direct conversation." };
  return sentReceipt(await callApi(bot, messageCall(channel.id, { ...call, body }, uploads)));
}
