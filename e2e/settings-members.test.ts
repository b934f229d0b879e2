import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { join } from "./parts/join.ts";
import { expectQuiet, openStage, soon, type Stage } from "./parts/stage.ts";

let stage: Stage;
/** The owner, in the settings. */
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
});
afterAll(() => expectQuiet(stage));

test("a member gets a team and channels, kept when the form is opened again", async () => {
  await join(stage, olga, "Ivan");
  await olga.goto(`${stage.url}/settings/members`);
  const form = olga.getByRole("form", { name: "Team and channels of Ivan" });
  await olga.getByRole("button", { name: "Team and channels of Ivan" }).click();
  await form.getByLabel(/^Team/).fill("Night");
  await form.getByLabel("Telegram (sandbox)").check();
  await form.getByRole("button", { name: "Save" }).click();
  await olga.getByText("ivan@example.test · Night").waitFor();
  await olga.getByRole("button", { name: "Team and channels of Ivan" }).click();
  await soon(() => form.getByLabel("Telegram (sandbox)").isChecked()).toBe(true);
  expect(await form.getByLabel(/^Team/).inputValue()).toBe("Night");
  await form.getByLabel(/^Team/).fill("");
  await form.getByRole("button", { name: "Save" }).click();
  await olga.getByText("ivan@example.test", { exact: true }).waitFor();
});

test("the roles page offers of each permission the reach it can have", async () => {
  await olga.goto(`${stage.url}/settings/roles`);
  await olga.getByRole("button", { name: "Add role" }).click();
  await olga.getByLabel("Name").fill("Night shift");
  await olga.getByRole("button", { name: "Save" }).click();
  const reach = (permission: string) => olga.getByRole("row", { name: new RegExp(`^${permission}`) }).getByRole("combobox").locator("option").allTextContents();
  await soon(() => reach("See conversations")).toEqual(["No", "Own", "Team", "Channel", "All"]);
  expect(await reach("Read the audit trail")).toEqual(["No", "All"]);
});
