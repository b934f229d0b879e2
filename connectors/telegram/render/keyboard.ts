import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Button } from "../../../core/protocol/index.ts";

/** Renders buttons as an inline keyboard; an edit without buttons removes them, as in Telegram. */
export function keyboardOf(rows: readonly (readonly Button[])[] | undefined): JsonObject {
  const filled = (rows ?? []).filter((row) => row.length > 0);
  if (filled.length === 0) return {};
  return { reply_markup: { inline_keyboard: filled.map((row) => row.map(keyOf)) } };
}

function keyOf(button: Button): JsonObject {
  return "url" in button
    ? { text: button.label, url: button.url }
    : { text: button.label, callback_data: button.value };
}
