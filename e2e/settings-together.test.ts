import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, expectQuiet, openStage, soon, type Stage } from "./parts/stage.ts";

let stage: Stage;
/** The owner, in the settings; what a colleague does meanwhile is asked of the hub beside her page. */
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
});
afterAll(() => expectQuiet(stage));

const meanwhile = (method: "post" | "put" | "patch" | "delete", path: string, data?: object) => ask(stage, olga, method, path, data);
const made = async (path: string, data: object): Promise<string> => String(Object(await meanwhile("post", path, data)).id);

describe("an open editor", () => {
  test("of a canned reply keeps what is typed when a colleague changes the same one, and says when it was removed", async () => {
    const id = await made("/templates", { shortcut: "bye", name: "Goodbye", text: { text: "Goodbye.", marks: [] } });
    await olga.goto(`${stage.url}/settings/canned`);
    await olga.getByRole("button", { name: "Edit: Goodbye" }).click();
    await olga.getByLabel("Text").fill("A long farewell, half written");
    await meanwhile("patch", `/templates/${id}`, { shortcut: "bye", name: "Farewell", text: { text: "Bye.", marks: [] } });
    await soon(() => olga.getByLabel("Name").inputValue()).toBe("Farewell");
    expect(await olga.getByLabel("Text").inputValue()).toBe("A long farewell, half written");
    await meanwhile("delete", `/templates/${id}`);
    await olga.getByText("Somebody removed this meanwhile. Saving adds it again.").waitFor();
    expect(await olga.getByLabel("Text").inputValue()).toBe("A long farewell, half written");
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByRole("button", { name: "Edit: Farewell" }).waitFor();
    await olga.getByText("A long farewell, half written").waitFor();
  });

  test("of a label keeps the name and the colour chosen", async () => {
    const id = await made("/labels", { name: "Repair", colour: "blue" });
    await olga.goto(`${stage.url}/settings/labels`);
    await olga.getByRole("button", { name: "Edit: Repair" }).click();
    await olga.getByRole("radio", { name: "Green" }).check();
    await meanwhile("patch", `/labels/${id}`, { name: "Repairs", colour: "red" });
    await soon(() => olga.getByLabel("Name").inputValue()).toBe("Repairs");
    expect(await olga.getByRole("radio", { name: "Green" }).isChecked()).toBe(true);
    await olga.getByRole("button", { name: "Cancel" }).click();
    await olga.locator("[data-colour=red]").waitFor();
  });
});
