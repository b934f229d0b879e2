/** Remembers what is being read and brings it back to where it was. */
export type HeldPlace = {
  /** From now on this is where one reads. */
  readonly note: () => void;
  /** Undoes whatever has moved it since. */
  readonly keep: () => void;
};

/**
 * Holds the first message that begins in view. The browser's own anchoring would lose it at the very start, where older ones come
 * in above, and Safari has none. Messages stand in their order and are known by their ids: a changed one may be another element.
 */
export function holdPlace(scroller: HTMLElement, messages: HTMLCollectionOf<Element>): HeldPlace {
  let held: { readonly id: string; readonly offset: number } | undefined;
  // Where its words begin: the name over them goes when another of the same author comes in above.
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

/** Of so many, the first for which it holds; it holds for all after that one. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
