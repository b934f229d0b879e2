import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { richTextOf } from "./markdown.ts";

const names = {
  user: (id: string) => (id === "123" ? "Anna" : undefined),
  channel: (id: string) => (id === "9" ? "help" : undefined),
};
const read = (text: string) => {
  const rich = richTextOf(text, names);
  return [
    rich.text,
    ...rich.marks.map(({ start, end, ...mark }) =>
      [rich.text.slice(start, end), ...Object.values(mark)].join("|"),
    ),
  ];
};

describe("Discord's Markdown", () => {
  it.each([
    [
      "a **b** *c* _d_ __e__ ~~f~~ ||g||",
      ["a b c d e f g", "b|bold", "c|italic", "d|italic", "e|underline", "f|strike", "g|spoiler"],
    ],
    ["***both***", ["both", "both|bold", "both|italic"]],
    ["`a*b*` ``c`d``", ["a*b* c`d", "a*b*|code", "c`d|code"]],
    ["```js\nlet a\n```", ["let a", "let a|pre|js"]],
    ["```one line```", ["one line", "one line|pre"]],
    ["> a\n> b\nc", ["a\nb\nc", "a\nb|quote"]],
    [">>> a\n\nb", ["a\n\nb", "a\n\nb|quote"]],
    ["# Title\ntext", ["Title\ntext", "Title|bold"]],
    ["-# small", ["small"]],
    ["- one\n- two", ["- one\n- two"]],
    ['[shop](https://a.example "tip")', ["shop", "shop|link|https://a.example"]],
    [
      "<https://a.example/b_c_d>",
      ["https://a.example/b_c_d", "https://a.example/b_c_d|link|https://a.example/b_c_d"],
    ],
    [
      "see https://a.example/b_c_d.",
      ["see https://a.example/b_c_d.", "https://a.example/b_c_d|link|https://a.example/b_c_d"],
    ],
    [
      "hi <@123> <@!4> <@&5> <#9> <#8>",
      [
        "hi @Anna @unknown user @role #help #channel",
        "@Anna|mention|123",
        "@unknown user|mention|4",
        "@role|mention|&5",
        "#help|mention|#9",
        "#channel|mention|#8",
      ],
    ],
    ["@everyone @hereabouts", ["@everyone @hereabouts", "@everyone|mention|everyone"]],
    ["<:party:77> <a:wave:78>", [":party: :wave:", ":party:|emoji|77", ":wave:|emoji|78"]],
    ["<t:1795253400:R>", ["2026-11-21 09:30 UTC"]],
    ["</order status:44>", ["/order status"]],
    ["snake_case_word 2*3*4", ["snake_case_word 234", "3|italic"]],
    ["\\*not\\* \\a", ["*not* \\a"]],
    ["**unclosed", ["**unclosed"]],
    ["**a [b](javascript:alert(1))**", ["a [b](javascript:alert(1))", "a [b](javascript:alert(1))|bold"]],
  ])("%j", (text, expected) => expect(read(text)).toEqual(expected));

  it("is read in time however it is nested or left open", () => {
    for (const sign of [
      "**",
      "*",
      "__",
      "_",
      "~~",
      "||",
      "`",
      "```",
      "> ",
      "[",
      "<",
      "\\",
      "https://",
      "\n> ",
    ]) {
      const begun = performance.now();
      richTextOf(sign.repeat(Math.floor(8000 / sign.length)));
      richTextOf(`${sign}a `.repeat(Math.floor(8000 / (sign.length + 2))));
      expect(performance.now() - begun, sign).toBeLessThan(2_000);
    }
  });

  const SIGNS = [
    "*",
    "_",
    "~",
    "|",
    "`",
    ">",
    "#",
    "-",
    "<",
    "@",
    "&",
    ":",
    "t",
    "1",
    "[",
    "]",
    "(",
    ")",
    "/",
    "\\",
    " ",
    "\n",
  ];

  it("gives marks within the text, whatever it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 80 }), (text) => {
        const rich = richTextOf(text);
        for (const { start, end } of rich.marks)
          expect(0 <= start && start < end && end <= rich.text.length).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
