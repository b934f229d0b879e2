import type { JSX } from "solid-js";
import { render } from "solid-js/web";
import { dropToasts } from "../toasts.tsx";

const stops: (() => void)[] = [];

/** Draws a part into the document of a test and returns its place. */
export function show(part: () => JSX.Element): HTMLElement {
  const place = document.body.appendChild(document.createElement("div"));
  stops.push(render(part, place), () => place.remove());
  return place;
}

/** Takes away what was drawn, and the toasts, which files have in common. */
export function cleanup(): void {
  for (const stop of stops.splice(0).toReversed()) stop();
  document.body.replaceChildren();
  dropToasts();
}

/** Writes into a field as a user does. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Finds the button with this name; throws where there is none. */
export function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll("button")].find(
    (one) => one.textContent?.trim() === name || one.getAttribute("aria-label") === name,
  );
  if (!found) throw new Error(`There is no button “${name}”.`);
  return found;
}

/** Presses a button and lets what follows at once happen. */
export async function press(name: string): Promise<void> {
  button(name).click();
  await Promise.resolve();
}

/** Presses a key where the focus is, or on an element. */
export function key(
  name: string,
  on: Element | null = document.activeElement,
  more: KeyboardEventInit = {},
): void {
  on?.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true, ...more }));
}
