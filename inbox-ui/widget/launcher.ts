import { element, setAttribute } from "./element.ts";
import { icons } from "./icons.ts";
import type { Words } from "./words.ts";

/** Creates the round button with a badge for unread messages. */
export function makeLauncher(words: Words, toggle: () => void) {
  const badge = element("span", { class: "badge", "aria-hidden": "true", hidden: true });
  const button = element(
    "button",
    { type: "button", class: "launcher", "aria-haspopup": "dialog", onclick: toggle },
    icons.chat(),
    icons.close(),
    badge,
  );
  const show = (open: boolean, unread: number) => {
    badge.hidden = unread === 0;
    badge.textContent = unread > 9 ? "9+" : String(unread);
    setAttribute(button, "aria-expanded", open ? "true" : "false");
    setAttribute(
      button,
      "aria-label",
      [open ? words.close : words.open, ...(unread > 0 ? [words.unread(unread)] : [])].join(", "),
    );
  };
  show(false, 0);
  return { button, show };
}
