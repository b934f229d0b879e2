import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Button } from "../../../core/protocol/index.ts";

/** Renders the buttons of a new message as an inline keyboard. */
export function keyboardOf(rows: readonly (readonly Button[])[] | undefined): JsonObject {
  const filled = (rows ?? []).filter((row) => row.length > 0);
  return filled.length === 0 ? {} : markupOf(filled);
}

/** Renders the buttons of an edited message. An empty keyboard takes away the one it has. */
export const editedKeyboardOf = (rows: readonly (readonly Button[])[] | undefined): JsonObject =>
  rows ? markupOf(rows.filter((row) => row.length > 0)) : {};

const markupOf = (rows: readonly (readonly Button[])[]): JsonObject => ({
  reply_markup: { inline_keyboard: rows.map((row) => row.map(keyOf)) },
});

function keyOf(button: Button): JsonObject {
  return "url" in button
    ? { text: button.label, url: button.url }
    : { text: button.label, callback_data: button.value };
}
