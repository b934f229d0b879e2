import type { OpensThreads, ThreadReceipt, ThreadReference } from "../../core/protocol/index.ts";
import type { JsonObject } from "../../core/kernel/json.ts";
import { callApi } from "./api.ts";
import type { Bot } from "./api/bot.ts";
import type { Credentials, Settings } from "./config.ts";
import { isSnowflake } from "./ids.ts";
import { threadFailureOf } from "./threads/failure.ts";
import { openThread, titled } from "./threads/open.ts";

/**
 * Threads of a text channel and posts of a forum. A closed one is archived, and so counts no longer; it is not locked, so that
 * somebody who writes there opens it again.
 */
export const threads: OpensThreads<Credentials, Settings> = {
  open: openThread,
  close: (account, thread) => change(account, thread, { archived: true }),
  reopen: (account, thread) => change(account, thread, { archived: false }),
  rename: (account, thread, title) => change(account, thread, { name: titled(title) }),
};

async function change(bot: Bot, { key }: ThreadReference, body: JsonObject): Promise<ThreadReceipt> {
  if (!isSnowflake(key)) return { kind: "rejected", reason: "There is no such thread.", cause: "gone" };
  const answer = await callApi(bot, { method: "PATCH", route: `/channels/${key}`, body });
  if (answer.kind === "ok") return { kind: "done" };
  // A change that is repeated does no harm.
  return threadFailureOf(answer.kind === "broken" ? { ...answer, kind: "never_left" } : answer);
}
