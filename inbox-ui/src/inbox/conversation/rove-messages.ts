import { onCleanup, onMount } from "solid-js";

/** What Tab would stop at inside a message. */
const CONTROLS = "a[href], button, input, audio[controls], video[controls], summary";
const ROVED = "data-roved";

/**
 * Makes a thread one stop of the Tab key: the arrow keys, Home and End move between its messages, and only the message
 * that has the focus, or had it last, lets Tab reach its controls. Without a chosen one that is the newest.
 */
export function roveMessages(log: () => HTMLElement | undefined): void {
  onMount(() => {
    const place = log();
    if (!place) return;
    let activeId: string | undefined;
    const update = () => {
      const messages = messagesIn(place);
      const active = messages.find(({ id }) => id === activeId) ?? messages.at(-1);
      for (const message of messages) open(message, message === active);
      // A thread without messages is still to be scrolled and read.
      place.tabIndex = active ? -1 : 0;
    };
    const onFocus = (event: FocusEvent) => {
      const message = messageOf(event.target);
      if (!message || message.id === activeId) return;
      activeId = message.id;
      update();
    };
    const observer = new MutationObserver(update);
    observer.observe(place, { childList: true, subtree: true });
    place.addEventListener("focusin", onFocus);
    place.addEventListener("keydown", moveFocus);
    update();
    onCleanup(() => observer.disconnect());
  });
}

const messagesIn = (place: HTMLElement): HTMLElement[] => [
  ...place.querySelectorAll<HTMLElement>("article.message"),
];
const messageOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>("article.message") : null;

/** Lets Tab stop at a message and its controls, or keeps it from there. */
function open(message: HTMLElement, isActive: boolean): void {
  message.tabIndex = isActive ? 0 : -1;
  const controls = message.querySelectorAll<HTMLElement>(isActive ? `[${ROVED}]` : CONTROLS);
  for (const control of controls)
    if (isActive) {
      control.removeAttribute("tabindex");
      control.removeAttribute(ROVED);
    } else if (!control.hasAttribute("tabindex")) {
      control.tabIndex = -1;
      control.setAttribute(ROVED, "");
    }
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
};

/** Moves the focus from a message to another; a control inside it keeps its arrow keys, and gives the focus back on Escape. */
function moveFocus(event: KeyboardEvent & { readonly currentTarget: EventTarget | null }): void {
  const { target, currentTarget } = event;
  const message = messageOf(target);
  if (!message || !(currentTarget instanceof HTMLElement) || event.defaultPrevented) return;
  if (event.key === "Escape" && target !== message) return focusOn(message, event);
  const step = STEPS[event.key];
  if (!step || target !== message || event.ctrlKey || event.metaKey || event.altKey) return;
  const messages = messagesIn(currentTarget);
  const next = messages[step(messages.indexOf(message), messages.length - 1)];
  if (next) focusOn(next, event);
}

function focusOn(message: HTMLElement, event: KeyboardEvent): void {
  event.preventDefault();
  message.focus({ preventScroll: true });
  message.scrollIntoView({ block: "nearest" });
}
