import { get, post, put, remove } from "./client.ts";
import type { Conversation, ConversationDetails, Counts, Message, Page, Priority, RichText } from "./types.ts";

export type ConversationQuery = { readonly status?: string; readonly channel?: string; readonly assignee?: string; readonly label?: string; readonly q?: string };
export type ReplyDraft = { readonly clientKey: string; readonly text: RichText; readonly attachmentIds?: readonly string[]; readonly replyToId?: string };
export type NoteDraft = { readonly clientKey: string; readonly text: RichText; readonly mentions?: readonly string[] };

const at = (id: string, rest = "") => `/conversations/${id}${rest}`;

export const listConversations = (query: ConversationQuery, cursor: string | null, signal?: AbortSignal) => get<Page<Conversation>>("/conversations", { ...query, sort: "newest", limit: 50, cursor }, signal);
export const countConversations = () => get<Counts>("/conversations/counts");
export const readConversation = (id: string) => get<ConversationDetails>(at(id));
export const listMessages = (id: string, before: string | null) => get<Page<Message>>(at(id, "/messages"), { limit: 50, before });
export const sendReply = (id: string, draft: ReplyDraft) => post<Message>(at(id, "/replies"), draft);
export const writeNote = (id: string, draft: NoteDraft) => post<Message>(at(id, "/notes"), draft);
export const assign = (id: string, userId: string | null) => put<Conversation>(at(id, "/assignee"), { userId });
export const setPriority = (id: string, priority: Priority) => put<Conversation>(at(id, "/priority"), { priority });
export const setLabels = (id: string, labelIds: readonly string[]) => put<Conversation>(at(id, "/labels"), { labelIds });
export const resolve = (id: string) => post<Conversation>(at(id, "/closure"));
export const reopen = (id: string) => remove<Conversation>(at(id, "/closure"));
export const snooze = (id: string, until: string) => put<Conversation>(at(id, "/snooze"), { until });
export const wake = (id: string) => remove<Conversation>(at(id, "/snooze"));
export const markRead = (id: string) => put<Conversation>(at(id, "/read"));
export const markUnread = (id: string) => remove<Conversation>(at(id, "/read"));
export const sayTyping = (id: string) => post<void>(at(id, "/typing"));
