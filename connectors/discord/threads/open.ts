import { z } from "zod";
import { cutText } from "../../../core/kernel/cut-text.ts";
import type { JsonObject } from "../../../core/kernel/json.ts";
import type { NewThread, OpenedThread, ThreadReference } from "../../../core/protocol/index.ts";
import type { Answer } from "../api/answer.ts";
import { callApi } from "../api.ts";
import type { Bot } from "../api/bot.ts";
import { capabilities } from "../capabilities.ts";
import { isSnowflake } from "../ids.ts";
import { threadFailureOf } from "./failure.ts";

const PUBLIC = 11;

/** The longest that Discord keeps a thread in which nobody writes: a week. */
const AUTO_ARCHIVE_MINUTES = 10_080;

const made = z.object({
  id: z.string().refine(isSnowflake),
  guild_id: z.string().refine(isSnowflake).optional(),
});
const channel = z.object({ guild_id: z.string().refine(isSnowflake).optional() });
const active = z.object({
  threads: z.array(made.extend({ parent_id: z.string().nullish(), name: z.string() })),
});

/** Opens a thread below a text channel, or a post in a forum. Which of them it is only Discord knows, so a post takes two calls. */
export async function openThread(
  bot: Bot,
  parent: ThreadReference,
  { title }: NewThread,
): Promise<OpenedThread> {
  if (!isSnowflake(parent.key))
    return { kind: "rejected", reason: "There is no such channel.", cause: "gone" };
  const name = titled(title);
  const asked = { name, auto_archive_duration: AUTO_ARCHIVE_MINUTES };
  const inText = await create(bot, parent, { ...asked, type: PUBLIC });
  const answer =
    inText.kind === "refused" && inText.code === INVALID
      ? await create(bot, parent, { ...asked, message: { content: name, allowed_mentions: { parse: [] } } })
      : inText;
  if (answer.kind === "ok") return opened(parent, name, answer.result);
  return answer.kind === "broken" ? lookUp(bot, parent, name, answer) : threadFailureOf(answer);
}

/** A post must have a first message, which a thread has not. */
const INVALID = 50_035;

const create = (bot: Bot, { key }: ThreadReference, body: JsonObject) =>
  callApi(bot, { method: "POST", route: `/channels/${key}/threads`, body });

/** Finds the thread whose answer was lost, so that nobody opens it twice. One that is not there yet may still come. */
async function lookUp(
  bot: Bot,
  parent: ThreadReference,
  name: string,
  lost: Exclude<Answer, { kind: "ok" }>,
): Promise<OpenedThread> {
  const seen = await callApi(bot, { method: "GET", route: `/channels/${parent.key}` });
  const guild = seen.kind === "ok" ? channel.safeParse(seen.result).data?.guild_id : undefined;
  if (guild === undefined) return threadFailureOf(lost);
  const answer = await callApi(bot, { method: "GET", route: `/guilds/${guild}/threads/active` });
  const known = answer.kind === "ok" ? active.safeParse(answer.result).data?.threads : undefined;
  const found = known?.findLast((one) => one.parent_id === parent.key && one.name === name);
  return found ? opened(parent, name, found) : threadFailureOf(lost);
}

/** Returns a title as Discord takes it. */
export const titled = (title: string): string => cutText(title.trim(), capabilities.threads.titleMax) || "–";

function opened({ key, title: name, space }: ThreadReference, title: string, result: unknown): OpenedThread {
  const { id, guild_id: guild } = made.safeParse(result).data ?? {};
  if (id === undefined)
    return { kind: "unconfirmed", reason: "Discord opened the thread but did not return its id." };
  return {
    kind: "opened",
    thread: {
      key: id,
      kind: "group",
      title,
      ...(space ? { space } : guild !== undefined && { space: { key: guild } }),
      parent: { key, ...(name !== undefined && { title: name }) },
    },
  };
}
