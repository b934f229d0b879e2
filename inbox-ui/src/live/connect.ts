import { renew } from "../api/query-client.ts";
import { keys } from "../api/queries.ts";
import type { LiveEvent } from "./state.ts";
import { happen } from "./store.ts";
import { followStream } from "./stream.ts";

const COUNT_PAUSE_MS = 400;

/** Follows the hub for as long as the shell is shown. */
export function connect(signal: AbortSignal): void {
  followStream({ happened, stale: renew, reset }, signal);
}

function happened(event: LiveEvent): void {
  happen(event);
  if (event.kind === "message" || event.kind === "conversation") renewCounts();
}

// A burst of news asks for the counts once.
let pause: ReturnType<typeof setTimeout> | undefined;
function renewCounts(): void {
  pause ??= setTimeout(() => {
    pause = undefined;
    renew(...keys.counts);
  }, COUNT_PAUSE_MS);
}

const reset = () => renew();
