import type { RichText } from "../../api/types.ts";

/** Returns the plain text with its spoilers covered, as the hub's previews do. */
export const coverSpoilers = ({ text, marks }: RichText): string =>
  marks
    .filter((mark) => mark.kind === "spoiler")
    .reduce(
      (shown, { start, end }) =>
        shown.slice(0, start) + shown.slice(start, end).replace(/\S/g, "▒") + shown.slice(end),
      text,
    );
