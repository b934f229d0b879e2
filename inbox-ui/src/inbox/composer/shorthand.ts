/** Formatting by typed characters, as in chat apps: the text before the caret and its replacement. */
export type Shorthand = {
  readonly length: number;
  readonly tag: "b" | "i" | "s" | "code";
  readonly inner: string;
};

const FORMS: readonly (readonly [RegExp, Shorthand["tag"]])[] = [
  [/(?:^|[\s(])(\*\*(\S(?:[^*]*\S)?)\*\*)$/u, "b"],
  [/(?:^|[\s(])(~~(\S(?:[^~]*\S)?)~~)$/u, "s"],
  [/(?:^|[\s(])(`([^`]+)`)$/u, "code"],
  [/(?:^|[\s(])(\*([^\s*](?:[^*]*[^\s*])?)\*)$/u, "b"],
  [/(?:^|[\s(])(_([^\s_](?:[^_]*[^\s_])?)_)$/u, "i"],
  [/(?:^|[\s(])(~([^\s~](?:[^~]*[^\s~])?)~)$/u, "s"],
];

/** Returns the shorthand that ends at the caret. */
export function shorthandIn(before: string): Shorthand | undefined {
  for (const [form, tag] of FORMS) {
    const found = form.exec(before);
    if (found?.[1] && found[2]) return { length: found[1].length, tag, inner: found[2] };
  }
  return undefined;
}
