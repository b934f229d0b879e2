import type { Button, Choice, Menu } from "../../stage/control-api.ts";
import { isRecord } from "../wire.ts";

type Component = Readonly<Record<string, unknown>>;

/** Lists the rows of buttons below a message. */
export const buttonsOf = (components: readonly object[]): readonly (readonly Button[])[] =>
  rowsOf(components)
    .map((row) => row.filter(({ type }) => type === BUTTON).map(buttonOf))
    .filter(({ length }) => length > 0);

/** Lists the menus below a message. */
export const menusOf = (components: readonly object[]): readonly Menu[] =>
  rowsOf(components).flatMap((row) =>
    row.filter(({ type }) => Number(type) >= 3 && Number(type) <= 8).map(menuOf),
  );

const BUTTON = 2;
const LOOKS: Readonly<Record<number, Button["look"]>> = { 1: "primary", 3: "good", 4: "danger" };

const rowsOf = (components: readonly object[]): readonly (readonly Component[])[] =>
  components
    .filter(isRecord)
    .map(({ components: parts }) => (Array.isArray(parts) ? parts.filter(isRecord) : []));

function buttonOf(part: Component): Button {
  const emoji = isRecord(part.emoji) && typeof part.emoji.name === "string" ? part.emoji.name : "";
  const label = typeof part.label === "string" ? part.label : "";
  const url = typeof part.url === "string" ? part.url : null;
  return {
    id: url ?? String(part.custom_id),
    title: [emoji, label].filter(Boolean).join(" "),
    url,
    look: LOOKS[Number(part.style)] ?? "plain",
    disabled: part.disabled === true,
  };
}

const menuOf = (part: Component): Menu => ({
  id: String(part.custom_id),
  placeholder: typeof part.placeholder === "string" ? part.placeholder : "Make a selection",
  choices: (Array.isArray(part.options) ? part.options.filter(isRecord) : []).map(choiceOf),
  least: Number(part.min_values ?? 1),
  most: Number(part.max_values ?? 1),
  disabled: part.disabled === true,
});

const choiceOf = ({ value, label, description }: Component): Choice => ({
  value: String(value),
  title: String(label),
  ...(typeof description === "string" && { description }),
});
