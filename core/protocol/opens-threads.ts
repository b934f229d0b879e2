import type { JsonObject } from "../kernel/json.ts";
import type { Account } from "./account.ts";
import type { ThreadReference } from "./inbound-event.ts";
import type { Receipt } from "./receipt.ts";

/** `title` is cut at `capabilities.threads.titleMax`. `key`: ours, unique below the parent; a platform that can opens a repeat once. */
export type NewThread = { readonly title: string; readonly key: string };

/**
 * Opens threads below a chat: a topic, a thread of a channel, a post of a forum. A failure says in words which right or kind of chat
 * is missing. Its `cause` is `limit` where the chat holds no more open threads, and `gone` where the thread or the chat is not there.
 */
export type OpensThreads<C = JsonObject, S = JsonObject> = {
  /** The thread is named as events from there name it; its `parent` is the chat. `unconfirmed`: it may be there, empty. */
  open(account: Account<C, S>, parent: ThreadReference, thread: NewThread): Promise<OpenedThread>;
  /** Puts it away: it no longer counts as open. Somebody who writes there may open it again by that. Safe to repeat. */
  close(account: Account<C, S>, thread: ThreadReference): Promise<ThreadReceipt>;
  /** Safe to repeat. */
  reopen(account: Account<C, S>, thread: ThreadReference): Promise<ThreadReceipt>;
  /** Safe to repeat. */
  rename(account: Account<C, S>, thread: ThreadReference, title: string): Promise<ThreadReceipt>;
};

export type ThreadFailure = Exclude<Receipt, { kind: "sent" | "done" }>;
export type OpenedThread = { readonly kind: "opened"; readonly thread: ThreadReference } | ThreadFailure;
export type ThreadReceipt = { readonly kind: "done" } | ThreadFailure;
