import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryRichText } from "../../../core/testing/connector-contract/arbitrary-rich-text.ts";
import { htmlOf, textOfHtml } from "./html.ts";

describe("rich text in Telegram's HTML", () => {
  test("formatting becomes tags, outermost first, and letters that look like markup are escaped", () => {
    const html = htmlOf({
      text: 'Lamp <7> & "8"',
      marks: [
        { kind: "italic", start: 5, end: 8 },
        { kind: "bold", start: 0, end: 8 },
        { kind: "strike", start: 11, end: 14 },
      ],
    });
    expect(html).toBe("<b>Lamp <i>&lt;7&gt;</i></b> &amp; <s>&quot;8&quot;</s>");
  });

  test("code of a language, links and people are named in their tags", () => {
    expect(htmlOf({ text: "select 1", marks: [{ kind: "pre", language: "sql", start: 0, end: 8 }] })).toBe(
      '<pre><code class="language-sql">select 1</code></pre>',
    );
    expect(
      htmlOf({
        text: "shop",
        marks: [{ kind: "link", url: 'https://shop.example/?a="&b', start: 0, end: 4 }],
      }),
    ).toBe('<a href="https://shop.example/?a=&quot;&amp;b">shop</a>');
    expect(htmlOf({ text: "Bo", marks: [{ kind: "mention", identity: "5001002", start: 0, end: 2 }] })).toBe(
      '<a href="tg://user?id=5001002">Bo</a>',
    );
  });

  test("a username speaks for itself and a link that would run a script stays words", () => {
    expect(
      htmlOf({ text: "@bo_lamp", marks: [{ kind: "mention", identity: "@bo_lamp", start: 0, end: 8 }] }),
    ).toBe("@bo_lamp");
    expect(
      htmlOf({ text: "here", marks: [{ kind: "link", url: "javascript:alert(1)", start: 0, end: 4 }] }),
    ).toBe("here");
  });

  test("code may stand in a quote or in bold words", () => {
    expect(
      htmlOf({
        text: "run x",
        marks: [
          { kind: "quote", start: 0, end: 5 },
          { kind: "code", start: 4, end: 5 },
        ],
      }),
    ).toBe("<blockquote>run <code>x</code></blockquote>");
  });

  test("what Telegram does not nest is left out: anything in code, code in a link, a quote in a quote, marks that cross", () => {
    expect(
      htmlOf({
        text: "abc",
        marks: [
          { kind: "link", url: "https://shop.example", start: 0, end: 3 },
          { kind: "code", start: 1, end: 2 },
        ],
      }),
    ).toBe('<a href="https://shop.example">abc</a>');
    expect(
      htmlOf({
        text: "abc",
        marks: [
          { kind: "code", start: 0, end: 3 },
          { kind: "bold", start: 1, end: 2 },
        ],
      }),
    ).toBe("<code>abc</code>");
    expect(
      htmlOf({
        text: "abc",
        marks: [
          { kind: "quote", start: 0, end: 3 },
          { kind: "quote", start: 1, end: 2 },
        ],
      }),
    ).toBe("<blockquote>abc</blockquote>");
    expect(
      htmlOf({
        text: "abc",
        marks: [
          { kind: "bold", start: 0, end: 2 },
          { kind: "italic", start: 1, end: 3 },
        ],
      }),
    ).toBe("<b>ab</b>c");
  });

  test("whatever the formatting, a person reads exactly the text, and every tag is closed in order", () => {
    fc.assert(
      fc.property(arbitraryRichText(2000), (rich) => {
        const html = htmlOf(rich);
        expect(textOfHtml(html)).toBe(rich.text);
        expect(unclosed(html)).toEqual([]);
      }),
    );
  });
});

function unclosed(html: string): readonly string[] {
  const open: string[] = [];
  for (const [, slash, name = ""] of html.matchAll(/<(\/?)([a-z-]+)[^>]*>/g)) {
    if (slash) expect(open.pop()).toBe(name);
    else open.push(name);
  }
  return open;
}
