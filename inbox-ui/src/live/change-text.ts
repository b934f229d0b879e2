import { editMessage } from "../api/messages.ts";
import type { Message, RichText } from "../api/types.ts";
import { reasonOf } from "../words/reason.ts";
import { dispatch } from "./store.ts";

/**
 * Shows the new text of a sent message at once and sends it to the hub. A refusal restores the old text; returns its
 * reason.
 */
export async function changeText(message: Message, text: RichText): Promise<string | undefined> {
  const shownAt = new Date().toISOString();
  const { id, conversationId } = message;
  dispatch({
    kind: "text_changing",
    id,
    conversationId,
    text: structuredClone(text),
    editedAt: shownAt,
    insteadOf: message.editedAt,
  });
  try {
    dispatch({ kind: "message_answered", message: await editMessage(id, text) });
    return undefined;
  } catch (error) {
    dispatch({
      kind: "text_changing",
      id,
      conversationId,
      text: message.text,
      editedAt: message.editedAt,
      insteadOf: shownAt,
    });
    return reasonOf(error);
  }
}
