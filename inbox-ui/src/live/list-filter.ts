import type { Conversation } from "../api/types.ts";

export type Tab = "mine" | "unassigned" | "all";
export type ListFilter = {
  readonly tab: Tab;
  readonly status: string;
  readonly channel?: string;
  readonly assignee?: string;
  readonly label?: string;
  readonly q?: string;
};

/**
 * Checks whether a conversation belongs on a list. Only the server can search texts, so `q` lists gain no rows here.
 */
export function matchesFilter(conversation: Conversation, filter: ListFilter, userId: string): boolean {
  return (
    (filter.status === "all" || conversation.status === filter.status) &&
    (!filter.channel || conversation.channel.id === filter.channel) &&
    (!filter.label || conversation.labels.some((label) => label.id === filter.label)) &&
    matchesAssignee(conversation.assignee?.id ?? null, assigneeOf(filter), userId)
  );
}

/** Returns the filter's assignee in the API's terms; a tab is short for one. */
export function assigneeOf(filter: ListFilter): string | undefined {
  if (filter.tab === "mine") return "me";
  if (filter.tab === "unassigned") return "none";
  return filter.assignee || undefined;
}

function matchesAssignee(assigneeId: string | null, wanted: string | undefined, userId: string): boolean {
  if (wanted === undefined) return true;
  if (wanted === "none") return assigneeId === null;
  return assigneeId === (wanted === "me" ? userId : wanted);
}

/** Returns the time of a conversation's last activity, the order of lists. */
export const activityOf = (conversation: Conversation) =>
  Date.parse(conversation.lastMessage?.at ?? conversation.createdAt);

/** Returns the rows of a list, newest first. They are the rows that were read, and newer ones from the stream. */
export function rowsOf(
  known: Readonly<Record<string, Conversation>>,
  readIds: readonly string[],
  complete: boolean,
  filter: ListFilter,
  userId: string,
): readonly Conversation[] {
  const read = new Set(readIds);
  const readRows = readIds.flatMap((id) => known[id] ?? []);
  const bound = complete ? Number.NEGATIVE_INFINITY : Math.min(...readRows.map(activityOf));
  const isIn = (conversation: Conversation) =>
    matchesFilter(conversation, filter, userId) &&
    (read.has(conversation.id) || (!filter.q && activityOf(conversation) >= bound));
  return Object.values(known)
    .filter(isIn)
    .toSorted((a, b) => activityOf(b) - activityOf(a) || (a.id < b.id ? 1 : -1));
}
