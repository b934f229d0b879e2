import { createStore, reconcile, unwrap } from "solid-js/store";
import { applyEvent } from "./apply-event.ts";
import { type LiveEvent, type LiveState, nothingKnown } from "./state.ts";

const [live, setLive] = createStore<LiveState>(structuredClone(nothingKnown));

/** What the page knows; read it, never write to it. */
export { live };

/** Lets something happen: the only way the page's knowledge changes. */
export function happen(event: LiveEvent): void {
  setLive(reconcile(applyEvent(unwrap(live), event)));
}

/** Forgets everything, for another person or organization. */
export function forget(): void {
  setLive(reconcile(structuredClone(nothingKnown)));
}
