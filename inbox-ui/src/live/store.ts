import { createStore, reconcile, unwrap } from "solid-js/store";
import { applyEvent } from "./apply-event.ts";
import { type LiveEvent, type LiveState, nothingKnown } from "./state.ts";

const [live, setLive] = createStore<LiveState>(structuredClone(nothingKnown));

/** What the page knows; read it, never write to it. */
export { live };

/** Lets something dispatch: the only way the page's knowledge changes. */
export function dispatch(event: LiveEvent): void {
  // A copy: the store changes in place what it holds, and what was told belongs to whoever told it, a query's answer too.
  setLive(reconcile(applyEvent(unwrap(live), structuredClone(unwrap(event)))));
}

/** Forgets everything, for another person or organization. */
export function forget(): void {
  setLive(reconcile(structuredClone(nothingKnown)));
}
