import { createSignal } from "solid-js";

/** What lies over the page, or the picker of the conversation's header that is open. */
export type Overlay = "palette" | "keys" | "assign" | "labels" | "snooze" | null;

const [overlay, openOverlay] = createSignal<Overlay>(null);
export { overlay, openOverlay };
