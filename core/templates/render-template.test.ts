import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mark, RichText } from "../protocol/index.ts";
import { plain } from "../protocol/index.ts";
import { renderTemplate } from "./render-template.ts";

const ada = { "contact.name": "Ada", "agent.name": "Grace Hopper", "organization.name": "Acme" };
const bold = (text: string, words: string): RichText => ({
  text,
  marks: [{ kind: "bold", start: text.indexOf(words), end: text.indexOf(words) + words.length }],
});
const inBold = ({ text, marks }: RichText) => marks.map(({ start, end }) => text.slice(start, end));

describe("a template", () => {
  it.each([
    [
      "Hello {{contact.name}}, {{ agent.name }} of {{Organization.Name}} here.",
      "Hello Ada, Grace Hopper of Acme here.",
    ],
    ["{{contact.name}}{{contact.name}}", "AdaAda"],
    ["no names", "no names"],
    ["{contact.name} {{}} {{contact name}}", "{contact.name} {{}} {{contact name}}"],
  ])("renders %j", (text, expected) =>
    expect(renderTemplate(plain(text), ada)).toEqual({ text: plain(expected), unknown: [] }),
  );

  it("keeps a name it does not know in sight, and reports it once", () => {
    expect(
      renderTemplate(plain("{{contact.name}}, {{order.id}} and {{order.id}} {{constructor}}"), ada),
    ).toEqual({
      text: plain("Ada, {{order.id}} and {{order.id}} {{constructor}}"),
      unknown: ["order.id", "constructor"],
    });
  });

  it("does not read a value as a template", () => {
    expect(
      renderTemplate(plain("Hi {{contact.name}}"), { ...ada, "contact.name": "{{agent.name}} $& $1" }).text
        .text,
    ).toBe("Hi {{agent.name}} $& $1");
  });
});

describe("an empty value", () => {
  const nobody = { ...ada, "contact.name": "", "contact.first_name": "" };
  it.each([
    ["Hi {{contact.name}}, welcome.", "Hi, welcome."],
    ["{{contact.name}}, welcome.", "welcome."],
    ["Hi\n{{contact.first_name}}: welcome", "Hi\nwelcome"],
    ["Hi {{contact.first_name | there}}, welcome.", "Hi there, welcome."],
    ["Hi {{contact.name|}}!", "Hi!"],
    ["({{contact.name}})", "()"],
  ])("pages 7, F19: leaves its fallback, or nothing: %j", (text, expected) =>
    expect(renderTemplate(plain(text), nobody).text).toEqual(plain(expected)),
  );

  it("a fallback stands only in place of nothing", () =>
    expect(renderTemplate(plain("Hi {{contact.name | there}}"), ada).text.text).toBe("Hi Ada"));
});

describe("formatting", () => {
  it.each([
    ["before", "Dear friend {{contact.name}}", "Dear", ["Dear"]],
    ["after", "{{agent.name}} says hello", "hello", ["hello"]],
    ["around", "Hi {{contact.name}} there", "{{contact.name}}", ["Ada"]],
    ["wider than", "Hi {{contact.name}} there", "Hi {{contact.name}} there", ["Hi Ada there"]],
    ["reaching into", "Hi {{contact.name}} there", "Hi {{con", ["Hi Ada"]],
    ["beginning inside", "Hi {{contact.name}} there", "name}} there", ["Ada there"]],
  ])("%s a name keeps to its words", (_, text, words, expected) =>
    expect(inBold(renderTemplate(bold(text, words), ada).text)).toEqual(expected),
  );

  it("around nothing goes away", () =>
    expect(
      renderTemplate(bold("Hi {{contact.name}}", "{{contact.name}}"), { "contact.name": "" }).text,
    ).toEqual(plain("Hi")));

  it("stays inside the text and nested as it was", () => {
    const piece = fc.constantFrom("{{contact.name}}", "{{agent.name}}", "{{nobody}}", "a", "{{", " ");
    const spans = fc
      .tuple(fc.nat(80), fc.nat(80), fc.nat(80), fc.nat(80))
      .map((at) => at.toSorted((one, other) => one - other));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), spans, (pieces, offsets) => {
        const text = pieces.join("");
        const [outerStart = 0, innerStart = 0, innerEnd = 0, outerEnd = 0] = offsets.map((at) =>
          Math.min(at, text.length),
        );
        const marks: Mark[] = [
          { kind: "bold", start: outerStart, end: outerEnd },
          { kind: "italic", start: innerStart, end: innerEnd },
        ];
        const { text: rendered } = renderTemplate(
          { text, marks: marks.filter((mark) => mark.start < mark.end) },
          ada,
        );
        const outer = rendered.marks.find((mark) => mark.kind === "bold");
        const inner = rendered.marks.find((mark) => mark.kind === "italic");
        for (const mark of rendered.marks)
          expect(mark.start >= 0 && mark.start < mark.end && mark.end <= rendered.text.length).toBe(true);
        if (inner) expect(outer && outer.start <= inner.start && inner.end <= outer.end).toBe(true);
      }),
    );
  });
});
