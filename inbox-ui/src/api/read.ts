import {
  type DefaultError,
  type InfiniteData,
  InfiniteQueryObserver,
  type InfiniteQueryObserverOptions,
  type InfiniteQueryObserverResult,
  type QueryKey,
  QueryObserver,
  type QueryObserverOptions,
  type QueryObserverResult,
} from "@tanstack/solid-query";
import { type Accessor, createComputed, createSignal, on, onCleanup } from "solid-js";
import { queryClient } from "./query-client.ts";

/**
 * Follows a query as a plain signal. The library's own binding suspends its readers, which would blank the page on
 * every filter. Here the old result stays until the new one arrives.
 */
export function useRead<T>(options: () => QueryObserverOptions<T>): Accessor<QueryObserverResult<T>> {
  return follow(new QueryObserver<T>(queryClient, queryClient.defaultQueryOptions(options())), () =>
    queryClient.defaultQueryOptions(options()),
  );
}

/** Does the same for a list that is read page by page. */
export function useReadPages<T>(
  options: () => InfiniteQueryObserverOptions<T, DefaultError, InfiniteData<T>, QueryKey, string | null>,
): Accessor<InfiniteQueryObserverResult<InfiniteData<T>>> {
  return follow(
    new InfiniteQueryObserver<T, DefaultError, InfiniteData<T>, QueryKey, string | null>(
      queryClient,
      options(),
    ),
    options,
  );
}

type Observer<Options, Result> = {
  getCurrentResult(): Result;
  setOptions(options: Options): void;
  subscribe(listener: (result: Result) => void): () => void;
};

function follow<Options, Result>(
  observer: Observer<Options, Result>,
  options: () => Options,
): Accessor<Result> {
  const [result, setResult] = createSignal(observer.getCurrentResult());
  onCleanup(observer.subscribe((next) => setResult(() => next)));
  createComputed(
    on(options, (next) => {
      observer.setOptions(next);
      setResult(() => observer.getCurrentResult());
    }),
  );
  return result;
}
