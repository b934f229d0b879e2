import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { runHub, type RunningHub } from "./widget/run-hub.ts";
import { field, line, write, writeFirst } from "./widget/visitor.ts";

let hub: RunningHub;

beforeAll(async () => {
  hub = await runHub();
});

describe("a page that hosts the chat", () => {
  test("may style everything on it: the chat keeps its looks, and the page its places", async () => {
    const { page } = await hub.visit();
    await writeFirst(page, "Hello");
    const before = await looks(page);
    await style(
      page,
      "* { color: rgb(1, 2, 3); font: 40px/3 cursive; letter-spacing: 9px; text-transform: uppercase; text-align: right; cursor: wait }",
    );
    expect(await looks(page)).toEqual(before);
    await style(
      page,
      "body { display: flex; justify-content: space-between } body > :not(header, footer, parley-chat) { display: none }",
    );
    expect(
      await page.evaluate(
        `document.documentElement.clientWidth - document.querySelector("footer").getBoundingClientRect().right`,
      ),
    ).toBe(0);
    await page.context().close();
  });

  test("may exchange its whole body, as some frameworks do to change pages: the chat stays, as it was", async () => {
    const { page } = await hub.visit();
    await write(page, "Hello");
    await field(page).fill("Half a question");
    await page.evaluate(
      `document.documentElement.replaceChild(document.createElement("body"), document.body)`,
    );
    await line(page, "Hello").waitFor();
    expect(await field(page).inputValue()).toBe("Half a question");
    await page.context().close();
  });

  test("gets no key that is pressed in the chat", async () => {
    const { page } = await hub.visit();
    await page.evaluate(
      `["keydown", "keypress", "keyup"].forEach((kind) => document.addEventListener(kind, (event) => (window.received = [...(window.received ?? []), event.type])))`,
    );
    await page.keyboard.press("a");
    expect(await page.evaluate("window.received")).toEqual(["keydown", "keypress", "keyup"]);
    await page.evaluate("window.parley.open()");
    await field(page).press("s");
    expect(await field(page).inputValue()).toBe("s");
    expect(await page.evaluate("window.received.length")).toBe(3);
    await page.context().close();
  });

  test("is not what Escape returns to while an input method is at work", async () => {
    const { page } = await hub.visit();
    await page.evaluate("window.parley.open()");
    const escape = (isComposing: boolean) =>
      page.evaluate(
        `document.querySelector("parley-chat").shadowRoot.querySelector("textarea").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, isComposing: ${isComposing} }))`,
      );
    await escape(true);
    expect(await page.getByRole("dialog").isVisible()).toBe(true);
    await escape(false);
    expect(await page.getByRole("dialog").isVisible()).toBe(false);
    await page.context().close();
  });
});

/** The page's policy forbids style elements, not sheets. */
const style = (page: Page, css: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(css)});
    document.adoptedStyleSheets.push(sheet);
  })()`);

/** Returns the style and position of everything in the chat. */
const looks = (page: Page): Promise<unknown> =>
  page.evaluate(`[...document.querySelector("parley-chat").shadowRoot.querySelectorAll(".launcher, .launcher *, .panel, .panel *")].map((part) => {
    const { color, font, letterSpacing, textTransform, textAlign, cursor } = getComputedStyle(part);
    const { x, y, width, height } = part.getBoundingClientRect();
    return [part.tagName, part.getAttribute("class"), color, font, letterSpacing, textTransform, textAlign, cursor, x, y, width, height].join(" | ");
  })`);
