import { createStore, reconcile, unwrap } from "solid-js/store";
import { applyEvent } from "./apply-event.ts";
import { type LiveEvent, type LiveState, nothingKnown } from "./state.ts";

const [live, setLive] = createStore<LiveState>(structuredClone(nothingKnown));

/** Holds the page's data; read it, never write to it. */
export { live };

/** Applies an event to the state, which changes in no other way. */
export function dispatch(event: LiveEvent): void {
  // Copies the event, because the store changes its values in place and a query may share them.
  setLive(reconcile(applyEvent(unwrap(live), structuredClone(unwrap(event)))));
}

/** Clears the state for another user or organization. */
export function forget(): void {
  setLive(reconcile(structuredClone(nothingKnown)));
}
