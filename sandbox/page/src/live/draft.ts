import { attempt, saveEdit, send } from "./actions.ts";
import { setState, state } from "./state.ts";

/** Returns the text of the field: the edit in progress, or else the open chat's draft. */
export const draft = (): string => state.editing?.text ?? state.drafts[keyOfChat()] ?? "";

export function setDraft(words: string): void {
  if (state.editing) setState("editing", "text", words);
  else setState("drafts", keyOfChat(), words);
}

/** Sends the text of the field and empties it at once; a refusal restores the text. */
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
    // Text that was typed meanwhile is kept as well.
    setState("drafts", chat, (since = "") => [words, since].filter(Boolean).join("\n"));
    throw refusal;
  }
}

/** Two bots may have the same chat id. */
const keyOfChat = (): string => `${state.token}:${state.chatId}`;
