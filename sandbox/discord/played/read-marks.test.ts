import { expect, it } from "vitest";
import { readMarks } from "./read-marks.ts";

const read = (source: string) => {
  const { text, marks } = readMarks(source, (id) => `name${id}`);
  return [text, marks.map(({ kind, offset, length }) => `${kind}:${text.slice(offset, offset + length)}`)];
};

it.each([
  ["**bold** and *italic*", "bold and italic", ["bold:bold", "italic:italic"]],
  ["***both***", "both", ["bold:both", "italic:both"]],
  [
    "__under__ ~~strike~~ ||spoiler||",
    "under strike spoiler",
    ["underline:under", "strike:strike", "spoiler:spoiler"],
  ],
  ["`a*b*c`", "a*b*c", ["code:a*b*c"]],
  ["```ts\nlet a = **1**;\n```", "let a = **1**;", ["code_block:let a = **1**;"]],
  ["# Title\ntext # none", "Title\ntext # none", ["heading:Title"]],
  ["> one\n> two", "one\ntwo", ["quote:one\ntwo"]],
  ["<@1> in <#2> <:wave:3>", "@name1 in #name2 :wave:", ["mention:@name1", "mention:#name2"]],
  ["[site](https://a.b/c) https://d.e", "site https://d.e", ["link:site", "link:https://d.e"]],
  ["\\*not\\* snake_case_name", "*not* snake_case_name", []],
  ["unclosed **bold", "unclosed **bold", []],
])("%j is shown as it looks", (source, text, marks) => {
  expect(read(source)).toEqual([text, marks]);
});
