import { element, setAttribute } from "./element.ts";
import { icons } from "./icons.ts";
import type { Tab } from "./tab.ts";
import type { Uploaded } from "./thread.ts";
import { makeTray, type Upload } from "./tray.ts";
import type { Words } from "./words.ts";

type Actions = { send(text: string, files: readonly Uploaded[]): void; typing(): void; upload: Upload };
type Parts = ReturnType<typeof draw>;
type Tray = ReturnType<typeof makeTray>;

/** Creates the visitor's composer with the draft of the page before. `send` gets the text and uploaded files. */
export function makeComposer(words: Words, tab: Tab, actions: Actions) {
  const tray = makeTray(words, actions.upload, () => ready());
  const parts = draw(words, tray);
  const { form, box, submit } = parts;
  const fit = () => fitTo(box);
  const ready = () => {
    const isEmpty = box.value.trim() === "" && tray.files().length === 0;
    setAttribute(submit, "aria-disabled", tray.busy() || isEmpty);
  };
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
  box.addEventListener("input", () => {
    fit();
    ready();
    tab.keep("draft", box.value);
    if (box.value !== "") actions.typing();
  });
  sendOn(parts, send);
  takeFiles(parts, tray);
  box.value = tab.recall("draft");
  ready();
  return { form, box, fit, add: tray.add };
}

function draw(words: Words, tray: Tray) {
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
  const attach = tool(words.attach, { type: "button", class: "tool" }, icons.attach());
  const submit = tool(words.send, { type: "submit", class: "send" }, icons.send());
  const row = element("div", { class: "row" }, attach, picker, box, submit);
  return { form: element("form", { class: "composer" }, tray.list, row), box, picker, attach, submit };
}

const tool = (title: string, attributes: Readonly<Record<string, string>>, icon: Element) =>
  element("button", { ...attributes, "aria-label": title, title }, icon);

function fitTo(box: HTMLTextAreaElement): void {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight + 2, 160)}px`;
}

function sendOn({ form, box }: Parts, send: () => void): void {
  form.addEventListener("submit", (event) => (event.preventDefault(), send()));
  box.addEventListener("keydown", (event) => {
    // While an input method composes, Enter chooses a character.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
}

function takeFiles({ box, picker, attach }: Parts, tray: Tray): void {
  attach.addEventListener("click", () => picker.click());
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
}
