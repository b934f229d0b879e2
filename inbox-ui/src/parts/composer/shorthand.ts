/** Formatting by typing it, as in chat apps: what stands before the caret and what it becomes. */
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

/** The shorthand that ends at the caret, if one does. */
export function shorthandIn(before: string): Shorthand | undefined {
  for (const [form, tag] of FORMS) {
    const found = form.exec(before);
    if (found?.[1] && found[2]) return { length: found[1].length, tag, inner: found[2] };
  }
  return undefined;
}
