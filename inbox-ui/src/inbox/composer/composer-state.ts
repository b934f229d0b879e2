import { createSignal } from "solid-js";
import { unwrap } from "solid-js/store";
import type { Message } from "../../api/types.ts";
import { coverSpoilers } from "./cover-spoilers.ts";

import type { Mode } from "../../live/drafts.ts";

export type { Mode } from "../../live/drafts.ts";

const [mode, setMode] = createSignal<Mode>("reply");
const [answered, setAnswered] = createSignal<Message["replyTo"]>(null);
const [edited, setEdited] = createSignal<Message | null>(null);
const [returned, setReturned] = createSignal<Message | null>(null);
const [wanted, setWanted] = createSignal(0);
const [given, setGiven] = createSignal<readonly File[]>([]);
let focusRequested = false;

/** The composer's mode; messages and keys change it from elsewhere. */
export const composer = {
  mode,
  answered,
  edited,
  /** Files dropped on the conversation. */
  given,
  give: (files: Iterable<File>) => {
    setGiven([...files]);
  },
  /** An unsent message that is edited again. */
  returned,
  restore: (message: Message) => {
    setEdited(null);
    composer.write(message.kind === "note" ? "note" : "reply");
    setAnswered(message.replyTo && { ...message.replyTo });
    setReturned(structuredClone(unwrap(message)));
  },
  /** Counts requests for the focus. */
  wanted,
  /** Returns whether the composer takes the focus after a menu closes. */
  takesFocus: () => focusRequested,
  focus: () => {
    focusRequested = true;
    setWanted((count) => count + 1);
    setTimeout(() => {
      focusRequested = false;
    }, 300);
  },
  write: (next: Mode) => {
    setMode(next);
    if (next === "note") setAnswered(null);
    composer.focus();
  },
  replyTo: (message: Message) => {
    setEdited(null);
    setAnswered({
      id: message.id,
      preview: coverSpoilers(message.text).slice(0, 140),
      authorName: message.author.name,
    });
    composer.write("reply");
  },
  edit: (message: Message) => {
    setAnswered(null);
    // Makes a deep copy, because the store changes its values in place.
    setEdited(structuredClone(unwrap(message)));
    composer.focus();
  },
  /** Returns to a plain reply. */
  reset: () => {
    setAnswered(null);
    setEdited(null);
  },
  start: (next: Mode) => {
    composer.reset();
    setMode(next);
  },
};
