/** The colours a label may have; CSS gives them their shade. */
export const COLOURS = [
  "blue",
  "green",
  "orange",
  "purple",
  "red",
  "teal",
  "yellow",
  "pink",
  "grey",
] as const;
