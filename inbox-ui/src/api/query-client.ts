import { QueryClient } from "@tanstack/solid-query";
import { ApiError } from "./client.ts";

const isWorthRetrying = (count: number, error: Error) =>
  count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500);

/** What was read and how long it stays fresh; the stream says what became stale. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, retry: isWorthRetrying, refetchOnWindowFocus: false } },
});

/** Reads again whatever begins with this key; resolves once it is read. */
export async function readAgain(...key: readonly string[]): Promise<void> {
  // What is being read for the first time would be left at that, and the hub may have answered before the news.
  const first = queryClient
    .getQueryCache()
    .findAll({ queryKey: key, fetchStatus: "fetching", predicate: ({ state }) => state.data === undefined });
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: key }),
    ...first.map(async (query) => {
      await query.promise?.catch(() => undefined);
      await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }),
  ]);
}

/** The same, for whoever need not wait. */
export const renew = (...key: readonly string[]) => void readAgain(...key);
