import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import {
  openConversation,
  openStage,
  soon,
  talkTo,
  thread,
  type Customer,
  type Stage,
} from "./parts/stage.ts";

let stage: Stage;
let olga: Page;
let anna: Customer;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
  anna = await talkTo(stage, olga, "Anna Berg");
  await openConversation(olga, "Anna Berg");
});

/** The system message of the thread. */
const TAKEN = /assigned this to themselves/;

const box = () => olga.locator(".editor");
const objections = async (part: string) =>
  (await new AxeBuilder({ page: olga }).setLegacyMode().include(part).analyze()).violations.map(
    ({ id, nodes }) => [id, ...nodes.map(({ html }) => html)],
  );
const said = (text: string) => olga.locator(".toast").getByText(text).last().waitFor();

describe("a command in the composer", () => {
  test("is found by /, acts on the open conversation, and never reaches the customer", async () => {
    await box().pressSequentially("/cl");
    await olga.getByRole("option", { name: "/claim" }).waitFor();
    expect(await objections(".composer")).toEqual([]);
    await olga.keyboard.press("Enter");
    await said("It's yours.");
    await thread(olga).getByText(TAKEN).waitFor();
    await soon(() => box().innerText()).toBe("");
  });

  test("shows which argument comes next, and is given as it was typed", async () => {
    await box().pressSequentially("/claim ");
    await olga.getByText("Which conversation, such as #12").waitFor();
    expect(await objections(".composer")).toEqual([]);
    await olga.keyboard.press("Enter");
    await said("It's yours.");
    expect(await anna.texts()).not.toContain("/claim");
  });
});

describe("the palette", () => {
  test("finds commands beside pages, and asks for their arguments in place", async () => {
    await olga.keyboard.press("ControlOrMeta+k");
    const find = olga.getByRole("combobox");
    await find.fill("charge");
    await olga.getByRole("option", { name: "/claim" }).waitFor();
    expect(await objections(".palette")).toEqual([]);
    await find.fill("/claim #1");
    await olga.keyboard.press("Enter");
    await said("It's yours.");
    await soon(() => olga.getByRole("dialog").count()).toBe(0);
  });
});
