import { z } from "zod";
import { cutText } from "../../core/kernel/cut-text.ts";
import type { JsonObject } from "../../core/kernel/json.ts";
import { asSentence } from "../../core/kernel/word-issue.ts";
import type {
  Account,
  OpenedThread,
  OpensThreads,
  ThreadFailure,
  ThreadReceipt,
  ThreadReference,
} from "../../core/protocol/index.ts";
import { callApi } from "./api.ts";
import type { Answer } from "./api/answer.ts";
import { capabilities } from "./capabilities.ts";
import type { Credentials, Settings } from "./config.ts";
import { placeOf, threadKeyOf } from "./ids.ts";
import { receiptOf } from "./send/receipt.ts";

type Bot = Account<Credentials, Settings>;

/** Topics of a forum, which is a group with topics switched on. */
export const threads: OpensThreads<Credentials, Settings> = {
  open,
  close: (account, thread) => change(account, "closeForumTopic", thread),
  reopen: (account, thread) => change(account, "reopenForumTopic", thread),
  rename: (account, thread, title) => change(account, "editForumTopic", thread, { name: named(title) }),
};

const created = z.object({ message_thread_id: z.int() });

async function open(
  account: Bot,
  parent: ThreadReference,
  { title }: { readonly title: string },
): Promise<OpenedThread> {
  const { chat } = placeOf(parent.key);
  const call = { method: "createForumTopic", params: { chat_id: chat, name: named(title) } };
  const answer = await callApi(account, call);
  if (answer.kind !== "ok") return failureOf(call, answer);
  const topic = created.safeParse(answer.result).data?.message_thread_id;
  if (topic === undefined)
    return { kind: "unconfirmed", reason: "Telegram opened the topic but did not return its id." };
  return {
    kind: "opened",
    thread: {
      key: threadKeyOf({ chat, topic }),
      kind: "group",
      title: named(title),
      parent: {
        key: threadKeyOf({ chat }),
        ...(parent.title !== undefined && { title: parent.title }),
      },
    },
  };
}

async function change(
  account: Bot,
  method: string,
  thread: ThreadReference,
  more: JsonObject = {},
): Promise<ThreadReceipt> {
  const { chat, topic } = placeOf(thread.key);
  if (topic === undefined) return { kind: "rejected", reason: "This chat is no topic.", cause: "gone" };
  const call = { method, params: { chat_id: chat, message_thread_id: topic, ...more } };
  const answer = await callApi(account, call);
  if (answer.kind === "ok") return { kind: "done" };
  // A change that is repeated does no harm.
  return changeFailure(call, answer.kind === "broken" ? { ...answer, kind: "never_left" } : answer);
}

function changeFailure(
  call: Parameters<typeof receiptOf>[0],
  answer: Exclude<Answer, { kind: "ok" }>,
): ThreadReceipt {
  if (answer.kind === "refused" && ALREADY_SO.test(answer.description)) return { kind: "done" };
  return failureOf(call, answer);
}

const ALREADY_SO = /TOPIC_NOT_MODIFIED/i;
const GONE = /TOPIC_ID_INVALID|TOPIC_DELETED|topic not found|message thread not found|chat not found/i;
const NO_FORUM = /chat is not a forum/i;
const NO_RIGHT = /not enough rights|CHAT_ADMIN_REQUIRED|need administrator rights/i;

function failureOf(
  call: Parameters<typeof receiptOf>[0],
  answer: Exclude<Answer, { kind: "ok" }>,
): ThreadFailure {
  const receipt = receiptOf(call, answer);
  if (receipt.kind === "sent" || receipt.kind === "done")
    return { kind: "rejected", reason: "Telegram did not change the topic." };
  if (receipt.kind !== "rejected") return receipt;
  if (NO_FORUM.test(receipt.reason)) return rejected("The group has no topics.", TOPICS_ON);
  if (NO_RIGHT.test(receipt.reason)) return rejected("The bot may not manage topics in this group.", MANAGE);
  return {
    ...receipt,
    reason: asSentence(receipt.reason),
    ...(GONE.test(receipt.reason) && { cause: "gone" }),
  };
}

const rejected = (reason: string, fix: string): ThreadFailure => ({ kind: "rejected", reason, fix });

const TOPICS_ON = "In Telegram, open the group's settings and switch on Topics.";
const MANAGE =
  "In Telegram, open the group's settings, make the bot an administrator, and allow Manage Topics.";

const named = (title: string): string => cutText(title.trim(), capabilities.threads.titleMax) || "–";
