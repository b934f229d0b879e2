import { formatText } from "../../text/format-text.ts";
import type { Formatted } from "../../text/formatted.ts";
import { bad } from "../refusal.ts";
import type { Call, Outcome } from "../call.ts";
import { send } from "../send.ts";

/** The limit in UTF-16 units, after the markup is removed. */
export const TEXT_UNITS = 4096;

/** Checks the markup before the chat, as Telegram does. */
export function sendMessage(call: Call): Outcome {
  return send(call, textContent(checkedText(formatText(call.params))));
}

export function checkedText(formatted: Formatted): Formatted {
  if (formatted.text === "") throw bad("message text is empty");
  if (formatted.text.length > TEXT_UNITS) throw bad("message is too long");
  return formatted;
}

export const textContent = ({ text, entities }: Formatted) => ({
  text,
  ...(entities.length > 0 && { entities: [...entities] }),
});
