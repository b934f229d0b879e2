/** A file that CONTRIBUTING's tutorial makes or changes: a code block whose first line names its path. */
export type Step = { readonly path: string; readonly language: string; readonly text: string };

const BLOCK = /^```(\w+) (\S+)\n([\s\S]*?)^```$/gm;

/** Reads the steps of a tutorial, in its order. */
export const readSteps = (markdown: string): readonly Step[] =>
  [...markdown.matchAll(BLOCK)].map(([, language = "", path = "", text = ""]) => ({ path, language, text }));

/**
 * Follows a step: a `diff` block changes the file, any other block is the whole new file. A line `@@` parts places of
 * one file. Throws when a place is not there exactly once, or a new file is there already.
 */
export function followStep({ path, language, text }: Step, file: string | undefined): string {
  if (language !== "diff") {
    if (file !== undefined) throw new Error(`${path} is there already.`);
    return text;
  }
  return text
    .split(/^@@\n/m)
    .reduce((changed, place) => changePlace(path, changed, place.split("\n").slice(0, -1)), file ?? "");
}

function changePlace(path: string, file: string, lines: readonly string[]): string {
  const before = without("+", lines);
  const [head, tail, ...more] = file.split(before);
  if (head === undefined || tail === undefined || more.length > 0)
    throw new Error(`${path} does not have this place exactly once:\n${before}`);
  return head + without("-", lines) + tail;
}

const without = (sign: "+" | "-", lines: readonly string[]): string =>
  lines
    .filter((line) => !line.startsWith(sign))
    .map((line) => `${line.slice(1)}\n`)
    .join("");
