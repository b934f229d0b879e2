import { createMemo } from "solid-js";
import { type IdPage, listConversations } from "../../api/conversations.ts";
import { keys, namedByConversations } from "../../api/queries.ts";
import { useReadPages } from "../../api/read.ts";
import { useSession } from "../../api/session.ts";
import { assigneeOf, type ListFilter, rowsOf } from "../../live/list-filter.ts";
import { dispatch, live } from "../../live/store.ts";

/** Reads the list page by page; the stream keeps it fresh. Pages hold ids, the store holds the conversations. */
export function useRows(filter: () => ListFilter) {
  const session = useSession();
  const pages = useReadPages(() => ({
    queryKey: [...keys.conversations, queryOf(filter())],
    queryFn: ({ pageParam, signal }) => readPage(filter(), pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: IdPage) => page.nextCursor,
    meta: namedByConversations,
  }));
  const ids = () => pages().data?.pages.flatMap((page) => page.ids) ?? [];
  const rows = createMemo(() =>
    pages().data === undefined
      ? []
      : rowsOf(live.conversations, ids(), !pages().hasNextPage, filter(), session().user.id),
  );
  return { pages, rows };
}

async function readPage(filter: ListFilter, cursor: string | null, signal: AbortSignal): Promise<IdPage> {
  const requestedAt = performance.now();
  const page = await listConversations(queryOf(filter), cursor, signal);
  dispatch({ kind: "conversations_read", conversations: page.items, requestedAt });
  return { ids: page.items.map((conversation) => conversation.id), nextCursor: page.nextCursor };
}

const queryOf = (filter: ListFilter) => ({
  status: filter.status,
  channel: filter.channel,
  assignee: assigneeOf(filter),
  label: filter.label,
  q: filter.q,
});
