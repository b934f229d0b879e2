/** The colours of labels; CSS defines their shades. */
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
