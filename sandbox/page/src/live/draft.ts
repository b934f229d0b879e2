import { attempt, saveEdit, send } from "./act.ts";
import { setState, state } from "./state.ts";

/** What is in the field: the words of an edit while there is one, else what is half written in the open chat. */
export const draft = (): string => state.editing?.text ?? state.drafts[keyOfChat()] ?? "";

export function setDraft(words: string): void {
  if (state.editing) setState("editing", "text", words);
  else setState("drafts", keyOfChat(), words);
}

/** Says what is in the field, which is empty at once; what is refused comes back. */
export function sendDraft(): void {
  const words = draft().trim();
  if (words === "") return;
  void attempt(state.editing ? saveEdit : () => sayIn(keyOfChat(), words));
}

async function sayIn(chat: string, words: string): Promise<void> {
  setState("drafts", chat, "");
  try {
    await send({ text: words });
  } catch (refusal) {
    // Who has gone on writing meanwhile keeps that too.
    setState("drafts", chat, (since = "") => [words, since].filter(Boolean).join("\n"));
    throw refusal;
  }
}

/** Two bots may know the same person. */
const keyOfChat = (): string => `${state.token}:${state.chatId}`;
