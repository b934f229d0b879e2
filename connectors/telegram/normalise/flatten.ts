import { isJsonObject, type Json } from "../../../core/kernel/json.ts";

/** Returns the words of a rich message without its formatting: a line a block, a bar between the cells of a table. */
export function flatten(richMessage: Json): string {
  return isJsonObject(richMessage) ? blocksOf(richMessage["blocks"]).join("\n") : "";
}

function blocksOf(blocks: Json | undefined): readonly string[] {
  return Array.isArray(blocks) ? blocks.flatMap(linesOf).filter((line) => line.trim() !== "") : [];
}

/** A block has words, other blocks, items, or rows of cells, each with a caption or a credit. */
function linesOf(block: Json): readonly string[] {
  if (!isJsonObject(block)) return [];
  const { summary, text, expression, blocks, items, cells, buttons, caption, credit } = block;
  const items_ = Array.isArray(items) ? items.flatMap(itemLines) : [];
  const rows = Array.isArray(cells) ? cells.map(rowLine) : [];
  const offered = Array.isArray(buttons) ? [buttons.map(wordsOf).join(" | ")] : [];
  return [
    ...[summary, text, expression].map(wordsOf),
    ...blocksOf(blocks),
    ...items_,
    ...rows,
    ...offered,
    ...[isJsonObject(caption) ? caption["text"] : caption, credit].map(wordsOf),
  ];
}

function itemLines(item: Json): readonly string[] {
  if (!isJsonObject(item)) return [];
  const [first = "", ...others] = blocksOf(item["blocks"]);
  return [`${wordsOf(item["label"])} ${first}`.trim(), ...others];
}

const rowLine = (row: Json): string => (Array.isArray(row) ? row.map(wordsOf).join(" | ") : "");

/** Formatted words are a text, a list, or an object around its words. */
function wordsOf(value: Json | undefined): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(wordsOf).join("");
  return isJsonObject(value)
    ? wordsOf(value["text"] ?? value["alternative_text"] ?? value["expression"])
    : "";
}
