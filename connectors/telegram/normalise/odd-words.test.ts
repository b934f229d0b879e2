import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Button, Mark } from "../../../core/protocol/index.ts";
import { normalise } from "../normalise.ts";

type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
};

/** Normalises a message of customer 42 with this content. */
function contentOf(more: object): {
  readonly text: { readonly text: string; readonly marks: readonly Mark[] };
  readonly buttons?: readonly (readonly Button[])[];
} {
  const message = {
    message_id: 1,
    date: 1_795_253_400,
    chat: { id: 42, type: "private" },
    from: { id: 42, first_name: "Ada" },
    ...more,
  };
  const [event] = normalise(JSON.parse(JSON.stringify({ update_id: 1, message })), {
    at: "2026-11-21T10:00:00.000Z",
  });
  if (event?.kind !== "message_received") throw new Error("That is no message.");
  return event.content;
}

const linksIn = (text: string, entity: Partial<Entity>) =>
  contentOf({ text, entities: [{ type: "url", offset: 0, length: text.length, ...entity }] }).text.marks.map(
    (mark) => (mark.kind === "link" ? mark.url : mark.kind),
  );
const buttons = (...row: readonly object[]) =>
  contentOf({ text: "x", reply_markup: { inline_keyboard: [row] } }).buttons?.[0];

const ENDLESS = `https://e.com/${"a".repeat(2500)}`;

describe("a link", () => {
  it.each([
    ["tg://user?id=1"],
    ["javascript:alert(1)"],
    ["data:text/html,x"],
    ["ftp://files.example.com"],
    [ENDLESS],
    ["nowhere at all"],
  ])("to %s keeps its words and loses its address", (url) => {
    expect(linksIn("here", { type: "text_link", url })).toEqual([]);
  });

  it.each([["ftp://files.example.com/a"], ["example.com:99999"], [ENDLESS], ["javascript:alert(1)"]])(
    "that is written out as %s is text",
    (url) => expect(linksIn(url, {})).toEqual([]),
  );

  it.each([
    ["example.com", "https://example.com"],
    ["example.com:8080/a", "https://example.com:8080/a"],
    ["HTTP://e.com", "HTTP://e.com"],
    ["https://e.com/?a=b:c", "https://e.com/?a=b:c"],
  ])("that is written out as %s leads to %s", (text, url) => expect(linksIn(text, {})).toEqual([url]));
});

it("a language no page needs to know the whole of is cut", () => {
  expect(
    contentOf({ text: "x", entities: [{ type: "pre", offset: 0, length: 1, language: "l".repeat(60) }] }).text
      .marks,
  ).toEqual([{ kind: "pre", start: 0, end: 1, language: "l".repeat(40) }]);
});

describe("a button", () => {
  it("with a long label is cut, and never in the middle of a letter", () =>
    expect(buttons({ text: `${"b".repeat(63)}🎉🎉`, callback_data: "x" })).toEqual([
      { label: "b".repeat(63), value: "x" },
    ]));
  it("leads where it says, also where the scheme is left out", () =>
    expect(buttons({ text: "b", url: "t.me/x" })).toEqual([{ label: "b", url: "https://t.me/x" }]));
  it("that leads nowhere a browser should go is a button without an address", () =>
    expect(buttons({ text: "b", url: "tg://resolve?domain=x" })).toEqual([
      { label: "b", value: "tg://resolve?domain=x" },
    ]));
});

it("nothing anybody writes becomes an address that is not the web's, the mail's or the telephone's", () => {
  const words = fc.oneof(
    fc.constantFrom("javascript:", "https://", "tg://", "t.me/", "e.com", ":99999", "mailto:", "data:"),
    fc.string({ maxLength: 20 }),
  );
  const written = fc.array(words, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(written, fc.constantFrom("url", "text_link", "email", "phone_number"), (text, type) => {
      const entities = [{ type, offset: 0, length: text.length, url: text }];
      const { text: said, buttons: rows = [] } = contentOf({
        text,
        entities,
        reply_markup: { inline_keyboard: [[{ text, url: text }]] },
      });
      const addresses = [...said.marks, ...rows.flat()].flatMap((one) => ("url" in one ? one.url : []));
      for (const address of addresses) expect(address).toMatch(/^(https?:\/\/|mailto:|tel:)/i);
      expect(said.text).toBe(text);
    }),
    { numRuns: 500 },
  );
});
