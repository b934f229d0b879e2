import { type Query, QueryClient, type QueryFilters } from "@tanstack/solid-query";
import { ApiError } from "./client.ts";

declare module "@tanstack/solid-query" {
  interface Register {
    /** The kinds of things that a query names and is not about: a change of one makes it out of date. */
    queryMeta: { readonly names?: readonly string[] };
  }
}

const isWorthRetrying = (count: number, error: Error) =>
  count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500);

/** Caches what was read; the stream says what is out of date. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, retry: isWorthRetrying, refetchOnWindowFocus: false } },
});

/** Reads all queries with this key prefix again; resolves when they are done. */
export const readAgain = (...key: readonly string[]): Promise<void> => readAll({ queryKey: key });

/** Reads all queries that match again; resolves when they are done. */
export const readMatching = (matches: (query: Query) => boolean): Promise<void> =>
  readAll({ predicate: matches });

async function readAll(filters: Pick<QueryFilters, "queryKey" | "predicate">): Promise<void> {
  // A first read under way would not be repeated, and the hub may have answered before the event.
  const first = queryClient
    .getQueryCache()
    .findAll({ ...filters, fetchStatus: "fetching" })
    .filter(({ state }) => state.data === undefined);
  await Promise.all([
    queryClient.invalidateQueries(filters),
    ...first.map(async (query) => {
      await query.promise?.catch(() => undefined);
      await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }),
  ]);
}

/** Does the same without waiting. */
export const renew = (...key: readonly string[]) => void readAgain(...key);
