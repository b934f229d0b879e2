import { ask } from "./client.ts";
import type { ConversationDetails, ConversationStatus, RichText } from "./types.ts";

export type ConversationQuery = {
  readonly status?: string;
  readonly channel?: string;
  readonly assignee?: string;
  readonly label?: string;
  readonly q?: string;
};
export type ReplyDraft = {
  readonly clientKey: string;
  readonly text: RichText;
  readonly attachmentIds?: readonly string[];
  readonly replyToId?: string;
  readonly template?: {
    readonly name: string;
    readonly language: string;
    readonly parameters: readonly string[];
  };
};
export type NoteDraft = {
  readonly clientKey: string;
  readonly text: RichText;
};

/** The cached part of a list page. The conversations themselves live in the store. */
export type IdPage = { readonly ids: readonly string[]; readonly nextCursor: string | null };

export const listConversations = (query: ConversationQuery, cursor: string | null, signal?: AbortSignal) =>
  ask("get", "/conversations", {
    query: {
      ...query,
      status: query.status as ConversationStatus | "all" | undefined,
      limit: 50,
      cursor: cursor ?? undefined,
    },
    signal,
  });
export const countConversations = () => ask("get", "/conversations/counts");
export const readConversation = (id: string) =>
  ask("get", "/conversations/:id", { params: { id } }) as unknown as Promise<ConversationDetails>;
export const listMessages = (id: string, before: string | null) =>
  ask("get", "/conversations/:id/messages", {
    params: { id },
    query: { limit: 50, before: before ?? undefined },
  });
export const sendReply = (id: string, draft: ReplyDraft) =>
  ask("post", "/conversations/:id/replies", { params: { id }, body: draft });
export const previewReply = (id: string, draft: Omit<ReplyDraft, "clientKey">, signal: AbortSignal) =>
  ask("post", "/conversations/:id/preview", { params: { id }, body: draft, signal });
export const writeNote = (id: string, draft: NoteDraft) =>
  ask("post", "/conversations/:id/notes", { params: { id }, body: draft });
export const assign = (id: string, userId: string | null) =>
  ask("put", "/conversations/:id/assignee", { params: { id }, body: { userId } });
export const setLabels = (id: string, labelIds: readonly string[]) =>
  ask("put", "/conversations/:id/labels", { params: { id }, body: { labelIds } });
export const resolve = (id: string) => ask("post", "/conversations/:id/closure", { params: { id } });
export const reopen = (id: string) => ask("delete", "/conversations/:id/closure", { params: { id } });
export const setPending = (id: string) => ask("put", "/conversations/:id/pending", { params: { id } });
export const snooze = (id: string, until: string) =>
  ask("put", "/conversations/:id/snooze", { params: { id }, body: { until } });
export const wake = (id: string) => ask("delete", "/conversations/:id/snooze", { params: { id } });
export const markRead = (id: string) => ask("put", "/conversations/:id/read", { params: { id } });
export const markUnread = (id: string) => ask("delete", "/conversations/:id/read", { params: { id } });
export const sayTyping = (id: string) => ask("post", "/conversations/:id/typing", { params: { id } });
