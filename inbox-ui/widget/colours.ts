/**
 * Creates a style sheet of the channel's colour. The host page's policy may forbid inline styles, and its own custom
 * properties override a sheet.
 */
export function colourSheet(colour: string, side: "left" | "right"): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  if (/^#[0-9a-f]{6}$/i.test(colour))
    sheet.insertRule(`:host { --parley-accent: ${colour}; --parley-on-accent: ${readableOn(colour)} }`);
  if (side === "left") sheet.insertRule(":host { --start: var(--parley-offset, 20px); --end: auto }");
  return sheet;
}

/** Returns black or white, whichever contrasts more (WCAG relative luminance). */
export function readableOn(colour: string): "#000" | "#fff" {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000" : "#fff";
}

const linear = (share: number): number =>
  share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
