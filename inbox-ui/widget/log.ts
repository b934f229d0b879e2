import { drawLine, type LineActions } from "./draw-line.ts";
import { element, focusedNear } from "./element.ts";
import { linesOf, type Thread } from "./thread.ts";
import type { Words } from "./words.ts";

type Actions = LineActions & { earlier(): void };
type Parts = ReturnType<typeof makeParts>;

/**
 * Creates the message log. It keeps its position, follows the newest message when that is in view, and else offers a
 * button to it.
 */
export function makeLog(words: Words, actions: Actions) {
  const parts = makeParts(words, actions);
  const { log, pill, lines } = parts;
  const end = keepEnd(log, pill);
  const draw = makeDrawing(words, actions);
  const show = (thread: Thread, typist: string | null, welcome: string) => {
    const [height, top, newestBefore] = [log.scrollHeight, log.scrollTop, lines.lastElementChild];
    const focused = focusedNear(log);
    const hadFocus = log.contains(focused);
    const newest = draw(lines, thread);
    showRest(parts, words, { thread, typist, welcome });
    // A redrawn line or a removed button would take the focus out of the chat.
    if (hadFocus && !focused?.checkVisibility()) log.focus({ preventScroll: true });
    const isNew = lines.lastElementChild !== newestBefore;
    if (end.sticks() || (newest?.dataset["mine"] !== undefined && isNew)) end.toEnd();
    else if (isNew) pill.hidden = false;
    else if (log.scrollHeight !== height && top < 48) log.scrollTop = top + log.scrollHeight - height;
  };
  return { log, pill, show, toEnd: end.toEnd };
}

function makeParts(words: Words, actions: Actions) {
  const greeting = element("div", { class: "greeting", hidden: true });
  const earlier = element(
    "button",
    { type: "button", class: "earlier", hidden: true, onclick: actions.earlier },
    words.earlier,
  );
  const lines = element("div", { class: "lines" });
  const dots = [element("i"), element("i"), element("i")];
  const typing = element("div", { class: "typing", hidden: true }, ...dots, element("span"));
  // The log is not a live region, which would read out history and every redrawn line. `announce` reports new messages.
  const log = element(
    "div",
    { class: "log", role: "log", "aria-live": "off", "aria-label": words.conversation, tabindex: 0 },
    greeting,
    earlier,
    lines,
    typing,
  );
  const pill = element("button", { type: "button", class: "pill", hidden: true }, words.newer);
  return { greeting, earlier, lines, typing, log, pill };
}

/** Keeps the log at its end while the visitor is there. */
function keepEnd(log: HTMLElement, pill: HTMLElement) {
  let sticking = true;
  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 48;
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
    pill.hidden = true;
  };
  const stay = () => sticking && toEnd();
  const onScroll = () => {
    sticking = atEnd();
    pill.hidden ||= sticking;
  };
  log.addEventListener("scroll", onScroll, { passive: true });
  pill.addEventListener("click", () => (log.focus(), toEnd()));
  // Pictures load later than their lines.
  log.addEventListener("load", stay, true);
  // The composer and the banner change their size; visible messages stay in view.
  new ResizeObserver(stay).observe(log);
  return { sticks: () => sticking, toEnd };
}

type Shown = { readonly thread: Thread; readonly typist: string | null; readonly welcome: string };

function showRest({ greeting, earlier, typing }: Parts, words: Words, shown: Shown): void {
  const { thread, typist, welcome } = shown;
  greeting.hidden = welcome === "" || thread.earlier !== null;
  greeting.textContent = welcome;
  earlier.hidden = thread.earlier === null;
  typing.hidden = typist === null;
  typing.lastElementChild?.replaceChildren(typist === null ? "" : words.writes(typist));
}

/** Draws the lines that changed; returns the newest. */
function makeDrawing(words: Words, actions: LineActions) {
  const drawn = new Map<string, { readonly signature: string; readonly node: HTMLElement }>();
  return (lines: HTMLElement, thread: Thread): HTMLElement | undefined => {
    const wanted = linesOf(thread).map((line) => {
      const signature = JSON.stringify(line);
      const known = drawn.get(line.key);
      const entry =
        known?.signature === signature ? known : { signature, node: drawLine(line, words, actions) };
      drawn.set(line.key, entry);
      return entry.node;
    });
    place(lines, wanted);
    return wanted.at(-1);
  };
}

/** Updates the children with as few changes as possible, so that focus and selection stay. */
function place(parent: HTMLElement, wanted: readonly HTMLElement[]): void {
  const keep = new Set<Element>(wanted);
  for (const child of Array.from(parent.children)) if (!keep.has(child)) child.remove();
  wanted.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}
