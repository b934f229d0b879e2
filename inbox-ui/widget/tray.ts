import { element } from "./element.ts";
import type { Outcome } from "./hub.ts";
import { icons } from "./icons.ts";
import type { Uploaded } from "./thread.ts";
import type { Words } from "./words.ts";

/** Uploads a file and reports the uploaded share. */
export type Upload = (file: File, progress: (share: number) => void) => Promise<Outcome<Uploaded>>;

const LARGEST = 25_000_000;
const MOST = 10;

/** Shows the files for the next message, each with its progress and a remove button. */
export function makeTray(words: Words, upload: Upload, changed: () => void) {
  const list = element("ul", { class: "tray", hidden: true });
  const entries = new Map<HTMLElement, Uploaded | "going" | "failed">();
  const update = () => {
    list.hidden = entries.size === 0;
    changed();
  };
  const add = (files: readonly File[]) => {
    for (const file of files.slice(0, MOST - entries.size)) void take(file);
  };
  const take = async (file: File) => {
    const { item, said } = makeItem(words, file.name, drop);
    const tooBig = file.size > LARGEST;
    entries.set(item, tooBig ? "failed" : "going");
    list.append(item);
    update();
    const sent = tooBig
      ? null
      : await upload(file, (share) => (said.textContent = words.uploading(Math.round(share * 100))));
    if (!entries.has(item)) return;
    const stored = sent?.kind === "ok" ? sent.value : null;
    said.textContent = stored ? "" : tooBig ? words.tooBig : words.uploadFailed;
    item.toggleAttribute("data-failed", !stored);
    entries.set(item, stored ?? "failed");
    update();
  };
  const drop = (item: HTMLElement) => {
    item.remove();
    entries.delete(item);
    update();
  };
  return {
    list,
    add,
    busy: () => [...entries.values()].includes("going"),
    files: () => [...entries.values()].filter((entry) => typeof entry !== "string"),
    clear: () => [...entries.keys()].forEach(drop),
  };
}

/** Draws a file with its progress and the button that removes it. */
function makeItem(words: Words, name: string, drop: (item: HTMLElement) => void) {
  const said = element("span", { class: "progress", role: "status" }, words.uploading(0));
  const item: HTMLElement = element(
    "li",
    { class: "chip" },
    icons.file(),
    element("span", { class: "name" }, name),
    said,
    element(
      "button",
      { type: "button", "aria-label": words.remove(name), onclick: () => drop(item) },
      icons.close(),
    ),
  );
  return { item, said };
}
