/** Remembers the position in the thread and restores it. */
export type HeldPlace = {
  /** Stores the current position. */
  readonly note: () => void;
  /** Restores the stored position. */
  readonly keep: () => void;
};

/**
 * Holds the first message that begins in view. The browser's own anchoring fails at the very start, where older
 * messages arrive, and Safari has none. Messages are found by id, because a changed one may be another element.
 */
export function holdPlace(scroller: HTMLElement, messages: HTMLCollectionOf<Element>): HeldPlace {
  let held: { readonly id: string; readonly offset: number } | undefined;
  // Measures the text: the name above it disappears when an older message of the same author arrives.
  const offsetOf = (message: Element) =>
    (message.querySelector(".message-line") ?? message).getBoundingClientRect().top -
    scroller.getBoundingClientRect().top;
  const note = () => {
    const at = firstIndex(messages.length, (index) => offsetOf(messages[index] ?? scroller) >= 0);
    const message = messages[at] ?? messages[at - 1];
    held = message && { id: message.id, offset: offsetOf(message) };
  };
  const keep = () => {
    const message = held && messages.namedItem(held.id);
    if (held && message) scroller.scrollTop += offsetOf(message) - held.offset;
  };
  return { note, keep };
}

/** Returns the first index for which it holds; it holds for all after that one. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
