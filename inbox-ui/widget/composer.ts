import { element, setAttribute } from "./element.ts";
import { icons } from "./icons.ts";
import type { Tab } from "./tab.ts";
import type { Uploaded } from "./thread.ts";
import { makeTray, type Upload } from "./tray.ts";
import type { Words } from "./words.ts";

/** Creates the visitor's composer with the draft of the page before. `send` gets the text and uploaded files. */
export function makeComposer(
  words: Words,
  tab: Tab,
  actions: { send(text: string, files: readonly Uploaded[]): void; typing(): void; upload: Upload },
) {
  const tray = makeTray(words, actions.upload, () => ready());
  const box = element("textarea", {
    rows: 1,
    maxlength: 10_000,
    placeholder: words.placeholder,
    "aria-label": words.message,
    enterkeyhint: "send",
    dir: "auto",
  });
  const picker = element("input", {
    type: "file",
    multiple: true,
    hidden: true,
    tabindex: -1,
    "aria-hidden": "true",
  });
  const attach = element(
    "button",
    {
      type: "button",
      class: "tool",
      "aria-label": words.attach,
      title: words.attach,
      onclick: () => picker.click(),
    },
    icons.attach(),
  );
  const submit = element(
    "button",
    { type: "submit", class: "send", "aria-label": words.send, title: words.send },
    icons.send(),
  );
  const form = element(
    "form",
    { class: "composer" },
    tray.list,
    element("div", { class: "row" }, attach, picker, box, submit),
  );

  const fit = () => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
  };
  const ready = () =>
    setAttribute(
      submit,
      "aria-disabled",
      tray.busy() || (box.value.trim() === "" && tray.files().length === 0),
    );
  const send = () => {
    if (submit.hasAttribute("aria-disabled")) return;
    actions.send(box.value.trim(), tray.files());
    box.value = "";
    tab.keep("draft", "");
    tray.clear();
    fit();
    ready();
    box.focus();
  };

  form.addEventListener("submit", (event) => (event.preventDefault(), send()));
  box.addEventListener("keydown", (event) => {
    // While an input method composes, Enter chooses a character.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  box.addEventListener("input", () => {
    fit();
    ready();
    tab.keep("draft", box.value);
    if (box.value !== "") actions.typing();
  });
  box.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    tray.add(files);
  });
  // The button that removed a file disappears with it.
  tray.list.addEventListener(
    "click",
    (event) => event.target instanceof Element && event.target.closest("button") && attach.focus(),
  );
  picker.addEventListener("change", () => {
    tray.add([...(picker.files ?? [])]);
    picker.value = "";
    box.focus();
  });
  box.value = tab.recall("draft");
  ready();
  return { form, box, fit, add: tray.add };
}
