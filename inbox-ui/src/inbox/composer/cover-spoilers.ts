import type { RichText } from "../../api/types.ts";

/** Returns the plain text with its spoilers covered, as the hub's previews do. Overlapping ones are covered once. */
export function coverSpoilers({ text, marks }: RichText): string {
  let [shown, at] = ["", 0];
  const spoilers = marks.filter((mark) => mark.kind === "spoiler").toSorted((a, b) => a.start - b.start);
  for (const { start, end } of spoilers) {
    const from = Math.max(start, at);
    if (from >= end) continue;
    shown += text.slice(at, from) + text.slice(from, end).replace(/\S/g, "▒");
    at = end;
  }
  return shown + text.slice(at);
}
