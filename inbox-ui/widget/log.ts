import { drawLine, type LineActions } from "./draw-line.ts";
import { element, focusedNear } from "./element.ts";
import { linesOf, type Thread } from "./thread.ts";
import type { Words } from "./words.ts";

/**
 * Creates the message log. It keeps its position, follows the newest message when that is in view, and else offers a
 * button to it.
 */
export function makeLog(words: Words, actions: LineActions & { earlier(): void }) {
  const drawn = new Map<string, { readonly signature: string; readonly node: HTMLElement }>();
  const greeting = element("div", { class: "greeting", hidden: true });
  const earlier = element(
    "button",
    { type: "button", class: "earlier", hidden: true, onclick: actions.earlier },
    words.earlier,
  );
  const lines = element("div", { class: "lines" });
  const typing = element(
    "div",
    { class: "typing", hidden: true },
    element("i"),
    element("i"),
    element("i"),
    element("span"),
  );
  // The log is not a live region, which would read out history and every redrawn line. `announce` reports new messages.
  const log = element(
    "div",
    { class: "log", role: "log", "aria-live": "off", "aria-label": words.conversation, tabindex: 0 },
    greeting,
    earlier,
    lines,
    typing,
  );
  const pill = element(
    "button",
    { type: "button", class: "pill", hidden: true, onclick: () => (log.focus(), toEnd()) },
    words.newer,
  );
  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 48;
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    pill.hidden = true;
  };
  log.addEventListener("scroll", () => (pill.hidden ||= atEnd()), { passive: true });
  // Pictures load later than their lines.
  log.addEventListener("load", () => sticking && toEnd(), true);
  // The composer and the banner change their size; visible messages stay in view.
  new ResizeObserver(() => sticking && toEnd()).observe(log);
  let sticking = true;
  log.addEventListener("scroll", () => (sticking = atEnd()), { passive: true });

  const show = (thread: Thread, typist: string | null, welcome: string) => {
    const [height, top, newestBefore] = [log.scrollHeight, log.scrollTop, lines.lastElementChild];
    const focused = focusedNear(log);
    const hadFocus = log.contains(focused);
    const nodes = draw(thread);
    greeting.hidden = welcome === "" || thread.earlier !== null;
    greeting.textContent = welcome;
    earlier.hidden = thread.earlier === null;
    typing.hidden = typist === null;
    typing.lastElementChild?.replaceChildren(typist === null ? "" : words.writes(typist));
    // A redrawn line or a removed button would take the focus out of the chat.
    if (hadFocus && !focused?.checkVisibility()) log.focus({ preventScroll: true });
    if (sticking || (nodes.at(-1)?.dataset["mine"] !== undefined && lines.lastElementChild !== newestBefore))
      toEnd();
    else if (lines.lastElementChild !== newestBefore) pill.hidden = false;
    else if (log.scrollHeight !== height && top < 48) log.scrollTop = top + log.scrollHeight - height;
  };

  const draw = (thread: Thread): readonly HTMLElement[] => {
    const wanted = linesOf(thread).map((line) => {
      const signature = JSON.stringify(line);
      const known = drawn.get(line.key);
      const entry =
        known?.signature === signature ? known : { signature, node: drawLine(line, words, actions) };
      drawn.set(line.key, entry);
      return entry.node;
    });
    place(lines, wanted);
    return wanted;
  };
  return { log, pill, show, toEnd };
}

/** Updates the children with as few changes as possible, so that focus and selection stay. */
function place(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  const keep = new Set<Element>(wanted);
  for (const child of Array.from(parent.children)) if (!keep.has(child)) child.remove();
  wanted.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}
