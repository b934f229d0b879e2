import type { InfiniteData, Query } from "@tanstack/solid-query";
import { onSessionEnd } from "../api/client.ts";
import type { IdPage } from "../api/conversations.ts";
import { queryClient, readAgain, renew } from "../api/query-client.ts";
import { keys } from "../api/queries.ts";
import { sendWaiting, withdraw } from "./outbox.ts";
import type { LiveEvent } from "./state.ts";
import { dispatch, live } from "./store.ts";
import { oncePerBurst } from "./once-per-burst.ts";
import { renewChanged } from "./renew-changed.ts";
import { followStream } from "./stream.ts";

/** Follows the hub's stream while the shell is shown. */
export function connect(signal: AbortSignal): void {
  onSessionEnd(renewSession, signal);
  followStream(
    {
      ready: sendWaiting,
      event: receive,
      changed: renewChanged,
      accessRevoked,
      reset,
      rights: () => void rights(),
      refused: renewSession,
    },
    signal,
  );
}

// The answer to this very request also reports an ended session, and must not repeat the request.
const renewSession = () => void (queryClient.isFetching({ queryKey: keys.me }) === 0 && renew(...keys.me));

function receive(event: LiveEvent): void {
  dispatch(event);
  if (event.kind === "message" && event.message.clientKey !== null) withdraw(event.message.clientKey);
  if (event.kind === "message" || event.kind === "conversation") renewCounts();
}

const renewCounts = oncePerBurst(() => renew(...keys.counts));

function accessRevoked(id: string): void {
  dispatch({ kind: "conversations_removed", ids: [id] });
  renew(...keys.conversation(id));
  renewCounts();
}

const reset = () => renew();

/** Reads the page's data again, then removes the conversations that no list and no open page returned. */
async function rights(): Promise<void> {
  await readAgain();
  const given = new Set([...listed(), ...opened()]);
  dispatch({
    kind: "conversations_removed",
    ids: Object.keys(live.conversations).filter((id) => !given.has(id)),
  });
}

// A refused query still holds its old result, so only successful ones count.
const current = { type: "active", predicate: ({ state }: Query) => state.status === "success" } as const;
const listed = () =>
  queryClient
    .getQueriesData<InfiniteData<IdPage>>({ ...current, queryKey: keys.conversations })
    .flatMap(([, data]) => data?.pages.flatMap(({ ids }) => ids) ?? []);
const opened = () =>
  queryClient
    .getQueryCache()
    .findAll({ ...current, queryKey: keys.conversation() })
    .map(({ queryKey }) => String(queryKey[1]));
