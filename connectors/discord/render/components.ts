import { cutText } from "../../../core/kernel/cut-text.ts";
import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Button, Choices } from "../../../core/protocol/index.ts";
import { capabilities } from "../capabilities.ts";
import { customIdOf } from "../ids.ts";

/** Renders buttons and a list below them as components; empty rows remove those that a message has. */
export function componentsOf(rows: readonly (readonly Button[])[], choices?: Choices): JsonObject {
  const { maxRows, maxPerRow } = capabilities.buttons;
  const lists = choices && choices.options.length > 0 ? [listOf(choices)] : [];
  const filled = rows
    .filter((row) => row.length > 0)
    .slice(0, maxRows - lists.length)
    .map((row, index) =>
      rowOf(row.slice(0, maxPerRow).map((button, column) => buttonOf(button, index * maxPerRow + column))),
    );
  return { components: [...filled, ...lists.map((list) => rowOf([list]))] };
}

const rowOf = (components: readonly JsonObject[]): JsonObject => ({ type: 1, components });

const STYLE = { secondary: 2, link: 5 } as const;

function buttonOf(button: Button, place: number): JsonObject {
  const label = cutText(button.label, capabilities.buttons.labelMax);
  if ("url" in button) return { type: 2, style: STYLE.link, label, url: button.url };
  const use = button.form ? "form" : "press";
  return { type: 2, style: STYLE.secondary, label, custom_id: customIdOf(use, place, button.value) };
}

const OPTION_MAX = 100;

function listOf({ label, options }: Choices): JsonObject {
  return {
    type: 3,
    custom_id: customIdOf("choice", 0, ""),
    placeholder: cutText(label, 150),
    options: options.slice(0, capabilities.choices.max).map((option) => ({
      label: cutText(option.label, OPTION_MAX),
      value: option.value.slice(0, OPTION_MAX),
      ...(option.description && { description: cutText(option.description, OPTION_MAX) }),
    })),
  };
}
