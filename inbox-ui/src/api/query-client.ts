import { QueryClient } from "@tanstack/solid-query";
import { ApiError } from "./client.ts";

const isWorthRetrying = (count: number, error: Error) =>
  count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500);

/** Caches what was read; the stream says what is out of date. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, retry: isWorthRetrying, refetchOnWindowFocus: false } },
});

/** Reads all queries with this key prefix again; resolves when they are done. */
export async function readAgain(...key: readonly string[]): Promise<void> {
  // A first read under way would not be repeated, and the hub may have answered before the event.
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

/** Does the same without waiting. */
export const renew = (...key: readonly string[]) => void readAgain(...key);
