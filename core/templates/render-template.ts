import type { Mark, RichText } from "../protocol/index.ts";

/** What a template's `{{names}}` stand for. */
export type TemplateValues = Readonly<Record<string, string>>;

/** `unknown`: names nothing is known for; they stay in the text as they were written. */
export type RenderedTemplate = { readonly text: RichText; readonly unknown: readonly string[] };

/**
 * Puts values in place of `{{names}}`; pure. In place of an empty value stands the fallback of `{{name | fallback}}`, or
 * nothing, without the space before it. Formatting keeps to the words it was on, and a value is never read as a template.
 */
export function renderTemplate(template: RichText, values: TemplateValues): RenderedTemplate {
  const slots = slotsOf(template.text);
  const filled = slots.flatMap((slot) => fill(slot, values, template.text));
  return {
    text: {
      text: replace(template.text, filled),
      marks: template.marks.flatMap((mark) => shift(mark, filled)),
    },
    unknown: [...new Set(slots.map((slot) => slot.name).filter((name) => !Object.hasOwn(values, name)))],
  };
}

/** A `{{name}}` in the text; offsets in UTF-16 units as marks have them. */
type Slot = {
  readonly name: string;
  readonly fallback: string;
  readonly start: number;
  readonly end: number;
};
type Filled = Slot & { readonly value: string };

const SLOT = /\{\{\s*([a-z][a-z_.]*)\s*(?:\|([^{}]*))?\}\}/gi;

const slotsOf = (text: string): Slot[] =>
  [...text.matchAll(SLOT)].map((found) => ({
    name: (found[1] ?? "").toLowerCase(),
    fallback: (found[2] ?? "").trim(),
    start: found.index,
    end: found.index + found[0].length,
  }));

function fill(slot: Slot, values: TemplateValues, text: string): Filled[] {
  const value = Object.hasOwn(values, slot.name) ? values[slot.name] : undefined;
  if (value === undefined) return [];
  const filled = { ...slot, value: value || slot.fallback };
  return [filled.value === "" ? widen(filled, text) : filled];
}

/** Takes what separates an empty value: "Hi {{contact.name}}, welcome" becomes "Hi, welcome". */
function widen(slot: Filled, text: string): Filled {
  if (text[slot.start - 1] === " ") return { ...slot, start: slot.start - 1 };
  const beginsLine = slot.start === 0 || text[slot.start - 1] === "\n";
  const separator = /^[,:;!]? */.exec(text.slice(slot.end))?.[0] ?? "";
  return beginsLine ? { ...slot, end: slot.end + separator.length } : slot;
}

function replace(text: string, filled: readonly Filled[]): string {
  let at = 0;
  const pieces = filled.flatMap(({ start, end, value }) => {
    const before = text.slice(at, start);
    at = end;
    return [before, value];
  });
  return [...pieces, text.slice(at)].join("");
}

function shift(mark: Mark, filled: readonly Filled[]): Mark[] {
  const start = moved(mark.start, filled, "start");
  const end = moved(mark.end, filled, "end");
  return start < end ? [{ ...mark, start, end }] : [];
}

/** Where an offset comes to lie; one inside a slot goes to that edge of the value which keeps all of it in the mark. */
function moved(offset: number, filled: readonly Filled[], edge: "start" | "end"): number {
  let shiftedBy = 0;
  for (const { start, end, value } of filled) {
    if (offset <= start) break;
    if (offset < end) return start + shiftedBy + (edge === "start" ? 0 : value.length);
    shiftedBy += value.length - (end - start);
  }
  return offset + shiftedBy;
}
