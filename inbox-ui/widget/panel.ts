import { element, focusedNear, setAttribute } from "./element.ts";
import type { Appearance } from "./hub.ts";
import { icons } from "./icons.ts";
import type { Person } from "./usable-person.ts";
import type { Words } from "./words.ts";

/** Creates the dialog around the conversation. It accepts dropped files, shows errors and closes with Escape. */
export function makePanel(
  words: Words,
  content: { log: HTMLElement; pill: HTMLElement; composer: HTMLElement },
  actions: { close(): void; drop(files: readonly File[]): void },
) {
  const title = element("h2", { id: "title" });
  const banner = element("div", { class: "banner", role: "status", hidden: true });
  const person = makePersonForm(words);
  const panel = makeDialog(
    words,
    element("div", { class: "head" }, title, makeClose(words, actions.close)),
    banner,
    element("div", { class: "middle" }, content.log, content.pill),
    person.form,
    content.composer,
  );
  keepKeys(panel, actions.close);
  acceptDrops(panel, actions.drop);
  const show = (appearance: Appearance, fault: string | null, met: boolean) => {
    title.textContent = appearance.title;
    banner.hidden = fault === null;
    if (banner.textContent !== fault) banner.textContent = fault;
    person.form.hidden = met || !appearance.askName;
    setAttribute(panel, "aria-modal", fillsScreen());
  };
  return { panel, show, person: person.read };
}

const makeDialog = (words: Words, ...content: readonly HTMLElement[]) =>
  element(
    "section",
    {
      class: "panel",
      role: "dialog",
      "aria-labelledby": "title",
      tabindex: -1,
      hidden: true,
      "data-drop": words.drop,
    },
    ...content,
  );

const makeClose = (words: Words, close: () => void) =>
  element(
    "button",
    { type: "button", class: "tool", "aria-label": words.close, onclick: close },
    icons.close(),
  );

function keepKeys(panel: HTMLElement, close: () => void): void {
  panel.addEventListener("keydown", (event) => {
    // While an input method composes, Escape cancels its text.
    if (event.key === "Escape" && !event.isComposing) close();
    if (event.key === "Tab" && fillsScreen()) stayInside(panel, event);
  });
  // The host page's shortcuts must not react to keys in the chat.
  for (const kind of ["keydown", "keypress", "keyup"])
    panel.addEventListener(kind, (event) => event.stopPropagation());
}

/** On phones the panel covers the page, so the page must not be reachable by any means. */
const fillsScreen = (): boolean => matchMedia("(max-width: 480px)").matches;

function stayInside(panel: HTMLElement, event: KeyboardEvent): void {
  const stops = [
    ...panel.querySelectorAll<HTMLElement>(
      "a[href], button, textarea, input:not([type=file]), [tabindex='0']",
    ),
  ].filter((stop) => stop.checkVisibility());
  const focused = focusedNear(panel);
  const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  if (focused !== from && focused !== panel) return;
  event.preventDefault();
  to?.focus();
}

function acceptDrops(panel: HTMLElement, drop: (files: readonly File[]) => void): void {
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    panel.toggleAttribute("data-over", event.type !== "drop");
  };
  panel.addEventListener("dragover", over);
  panel.addEventListener("dragleave", () => panel.removeAttribute("data-over"));
  panel.addEventListener("drop", (event) => {
    over(event);
    drop([...(event.dataTransfer?.files ?? [])]);
  });
}

/** Creates two optional fields; empty or malformed values are not sent. */
function makePersonForm(words: Words) {
  const name = element("input", {
    autocomplete: "name",
    maxlength: 120,
    "aria-label": words.name,
    placeholder: words.name,
  });
  const email = element("input", {
    type: "email",
    autocomplete: "email",
    maxlength: 254,
    "aria-label": words.email,
    placeholder: words.email,
  });
  const read = (): Person => ({
    ...(name.value.trim() && { name: name.value.trim() }),
    ...(email.value.trim() && email.checkValidity() && { email: email.value.trim() }),
  });
  return { form: element("div", { class: "person", hidden: true }, name, email), read };
}
