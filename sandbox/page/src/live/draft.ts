import { attempt, saveEdit, send } from "./actions.ts";
import { setState, state } from "./state.ts";

/** Returns the text of the field: the edit in progress, or else the open room's draft. */
export const draft = (): string => state.editing?.text ?? state.drafts[keyOfRoom()] ?? "";

export function setDraft(words: string): void {
  if (state.editing) setState("editing", "text", words);
  else setState("drafts", keyOfRoom(), words);
}

/** Sends the text of the field and empties it at once; a refusal restores the text. */
export function sendDraft(): void {
  const words = draft().trim();
  if (words === "") return;
  void attempt(state.editing ? saveEdit : () => sayIn(keyOfRoom(), words));
}

async function sayIn(room: string, words: string): Promise<void> {
  setState("drafts", room, "");
  try {
    await send({ text: words });
  } catch (refusal) {
    // Text that was typed meanwhile is kept as well.
    setState("drafts", room, (since = "") => [words, since].filter(Boolean).join("\n"));
    throw refusal;
  }
}

/** Two accounts may have the same room id. */
const keyOfRoom = (): string => `${state.kind}:${state.accountId}:${state.roomId}`;
