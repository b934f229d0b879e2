import { QueryClient } from "@tanstack/solid-query";
import { ApiError } from "./client.ts";

const isWorthRetrying = (count: number, error: Error) => count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500);

/** What was read and how long it stays fresh; the stream says what became stale. */
export const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: isWorthRetrying, refetchOnWindowFocus: false } } });

/** Reads again whatever begins with this key. */
export const renew = (...key: readonly string[]) => void queryClient.invalidateQueries({ queryKey: key });
