import { expect, it } from "vitest";
import { toHtml } from "./to-html.ts";

it("writes marks as tags and escapes what a person wrote", () => {
  expect(toHtml({ text: "<b>no</b> yes", marks: [{ kind: "bold", start: 10, end: 13 }] })).toBe(
    "&lt;b&gt;no&lt;/b&gt; <b>yes</b>",
  );
});

it("never writes an address that is a script", () => {
  expect(
    toHtml({ text: "click", marks: [{ kind: "link", url: "javascript:alert(1)", start: 0, end: 5 }] }),
  ).toBe("click");
});
