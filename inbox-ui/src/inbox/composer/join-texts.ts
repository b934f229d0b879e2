import type { RichText } from "../../api/types.ts";

/** Joins two texts with a line break and keeps their marks. */
export function joinTexts(above: RichText, below: RichText): RichText {
  const [first, ...others] = [above, below].filter(({ text }) => text !== "");
  if (first === undefined) return { text: "", marks: [] };
  return others.reduce((joined, { text, marks }) => {
    const shift = joined.text.length + 1;
    return {
      text: `${joined.text}\n${text}`,
      marks: [
        ...joined.marks,
        ...marks.map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift })),
      ],
    };
  }, first);
}
