import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { DESK, openStage, PHONE, type Stage } from "./parts/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

const shown = (page: Page, name: string) => page.locator(name).filter({ visible: true });

describe("the API's reference", () => {
  test("api 3: is searched by what operations are called, by their errors, and by the guide's words", async () => {
    const page = await stage.open("/api/docs");
    const all = await page.locator(".operation").count();
    await page.keyboard.press("/");
    await page.keyboard.type("makes label");
    await expect.poll(() => shown(page, "details.operation").count()).toBe(1);
    expect(await shown(page, "details.operation").getAttribute("id")).toBe("createLabel");
    expect(await shown(page, "nav a").allTextContents()).toEqual([expect.stringMatching(/^labels/)]);
    await page.fill("#query", "shortcut_taken");
    await expect
      .poll(() => shown(page, "details.operation").evaluateAll((found) => found.map(({ id }) => id)))
      .toEqual(["createTemplate", "updateTemplate"]);
    await page.fill("#query", "utf-16");
    await expect.poll(() => shown(page, "section h2").allTextContents()).toEqual(["Replies, text and files"]);
    expect(await page.getByRole("status").textContent()).toBe("1 found");
    await page.fill("#query", "zzz");
    await page.getByText("Nothing in the reference matches.").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => shown(page, "details.operation").count()).toBe(all);
  });

  test("opens what an address names, and shows a call that can be copied", async () => {
    const page = await stage.open("/api/docs#createLabel");
    const operation = page.locator("#createLabel");
    await operation.getByText('"$hub/api/labels"').waitFor();
    await operation.getByRole("link", { name: "Label" }).first().click();
    await page.locator("#schema-Label").getByText("Fields").waitFor();
  });

  test.each([
    ["at a desk in the light", { ...DESK, colorScheme: "light" }],
    ["at a desk in the dark", { ...DESK, colorScheme: "dark" }],
    ["on a phone", PHONE],
  ] as const)("has nothing %s that axe objects to, and is no wider than the screen", async (_, options) => {
    const page = await stage.open("/api/docs#createLabel", options);
    await page.locator("#createLabel[open]").waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  });
});
