import { createSignal } from "solid-js";

/** The open overlay of the page, or the open picker of the header. */
export type Overlay = "palette" | "keys" | "assign" | "labels" | "snooze" | null;

const [overlay, openOverlay] = createSignal<Overlay>(null);
export { overlay, openOverlay };
