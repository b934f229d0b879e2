import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFollowable, plain } from "./index.ts";

/** Text out of all UTF-16, broken pairs included. */
const anyText = (maxLength = 20) =>
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength }).map((codes) => String.fromCharCode(...codes));

describe("an address in a message", () => {
  it.each([
    "https://shop.example",
    "http://shop.example:8080/a?b=c#d",
    "HTTPS://SHOP.EXAMPLE",
    "https://user@shop.example",
    "https://münchen.example/straße",
    "https://[2001:db8::1]/",
    "mailto:ada@example.com",
    "mailto:ada@example.com?subject=Hi",
    "tel:+4930123456",
  ])("can be followed: %s", (address) => expect(isFollowable(address)).toBe(true));

  it.each([
    ["runs code", "javascript:alert(1)"],
    ["runs code behind capitals", "JaVaScRiPt:alert(1)"],
    ["runs code behind a space", " javascript:alert(1)"],
    ["runs code behind a line break", "java\nscript:alert(1)"],
    ["holds a page of its own", "data:text/html,<script>alert(1)</script>"],
    ["runs code in old browsers", "vbscript:msgbox(1)"],
    ["opens a file", "file:///etc/passwd"],
    ["opens a program", "ms-msdt:/id"],
    ["opens an app", "tg://resolve?domain=shop"],
    ["leads to the page it stands on", "/settings"],
    ["leaves its protocol to the page", "//evil.example"],
    ["has none", "shop.example"],
    ["has half of one", "https:/shop.example"],
    ["has no host", "https://"],
    ["has a space before it", " https://shop.example"],
    ["has a host that is none", "https://a b.example"],
    ["has a port that is none", "https://shop.example:99999"],
    ["is empty", ""],
  ])("cannot when it %s: %j", (_, address) => expect(isFollowable(address)).toBe(false));

  it("can be as long as addresses are, not as long as files", () => {
    const address = (length: number) => "https://shop.example/".padEnd(length, "a");
    expect([isFollowable(address(2000)), isFollowable(address(2001))]).toEqual([true, false]);
  });

  it("is followed by a browser to the web, the mail or the telephone, and to nothing else", () => {
    const scheme = fc.constantFrom(
      "https://",
      "http://",
      "mailto:",
      "tel:",
      "javascript:",
      "data:",
      "blob:",
      "//",
      "",
    );
    fc.assert(
      fc.property(scheme, fc.string(), anyText(2), (start, rest, before) => {
        const address = `${before}${start}${rest}`;
        if (isFollowable(address))
          expect(["https:", "http:", "mailto:", "tel:"]).toContain(
            new URL(address, "https://hub.example").protocol,
          );
      }),
      { numRuns: 2_000 },
    );
  });
});

it("plain words have no formatting, whatever signs they hold", () => {
  expect(plain("*not bold* <b>nor this</b>")).toEqual({ text: "*not bold* <b>nor this</b>", marks: [] });
});
