import { createMemo } from "solid-js";
import { listMessages } from "../../api/conversations.ts";
import { keys } from "../../api/queries.ts";
import { useReadPages } from "../../api/read.ts";
import { useSession } from "../../api/session.ts";
import type { Me } from "../../api/types.ts";
import { showUnsent } from "../../live/send.ts";
import { dispatch, live } from "../../live/store.ts";

type CursorPage = { readonly nextCursor: string | null };

export type Thread = ReturnType<typeof useThread>;

/** Reads a conversation's messages: the newest page at once, older ones on scroll, new ones by the stream. */
export function useThread(id: string) {
  const session = useSession();
  const pages = useReadPages(() => ({
    queryKey: keys.messages(id),
    queryFn: ({ pageParam }) => readPage(id, pageParam, session()),
    initialPageParam: null as string | null,
    getNextPageParam: (page: CursorPage) => page.nextCursor,
    // A closed thread misses nothing while the stream runs, but reading it again is cheap.
    staleTime: 0,
  }));
  const messages = createMemo(() => live.messages[id] ?? []);
  const hasFailed = () => pages().isFetchNextPageError && !pages().isFetchingNextPage;
  const readEarlier = () => {
    // A failed page waits for the user, because every scroll would retry it.
    if (pages().hasNextPage && !pages().isFetching && !hasFailed()) void pages().fetchNextPage();
  };
  return { pages, messages, hasFailed, readEarlier };
}

async function readPage(id: string, before: string | null, reader: Me): Promise<CursorPage> {
  const page = await listMessages(id, before);
  dispatch({ kind: "messages_read", conversationId: id, messages: page.items, newest: before === null });
  if (before === null) showUnsent(id, reader);
  return { nextCursor: page.nextCursor };
}
