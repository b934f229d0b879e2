import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, openStage, soon, type Stage } from "./parts/stage.ts";

let stage: Stage;
/** The owner, in the settings. A colleague's changes are made by API calls beside her page. */
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
});

const meanwhile = (method: "post" | "put" | "patch" | "delete", path: string, data?: object) =>
  ask(stage, olga, method, path, data);
const made = async (path: string, data: object): Promise<string> =>
  String(Object(await meanwhile("post", path, data)).id);

describe("an open editor", () => {
  test("of a canned reply keeps what is typed when a colleague changes the same one, and says when it was removed", async () => {
    const id = await made("/templates", {
      shortcut: "bye",
      name: "Goodbye",
      text: { text: "Goodbye.", marks: [] },
    });
    await olga.goto(`${stage.url}/settings/canned`);
    await olga.getByRole("button", { name: "Edit: Goodbye" }).click();
    await olga.getByLabel("Message").fill("A long farewell, half written");
    await meanwhile("patch", `/templates/${id}`, {
      shortcut: "bye",
      name: "Farewell",
      text: { text: "Bye.", marks: [] },
    });
    await soon(() => olga.getByLabel("Name").inputValue()).toBe("Farewell");
    expect(await olga.getByLabel("Message").inputValue()).toBe("A long farewell, half written");
    await meanwhile("delete", `/templates/${id}`);
    await olga.getByText("Someone removed this while you were editing. Saving adds it again.").waitFor();
    expect(await olga.getByLabel("Message").inputValue()).toBe("A long farewell, half written");
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

describe("a rule", () => {
  const refunds = {
    name: "Refunds",
    conditions: { kind: "text_contains", words: ["refund"] },
    actions: [{ kind: "reply", text: "We look into it." }],
  };

  test("follows a colleague until something is changed here, as a whole, and is not reset by updates", async () => {
    const id = await made("/rules", refunds);
    await olga.goto(`${stage.url}/settings/rules/${id}`);
    const [name, words, save] = [
      olga.getByLabel("Name"),
      olga.getByLabel("Words, separated by commas"),
      olga.getByRole("button", { name: "Save" }),
    ];
    await soon(() => words.inputValue()).toBe("refund");
    await meanwhile("patch", `/rules/${id}`, {
      name: "Money",
      conditions: { kind: "text_contains", words: ["money"] },
    });
    await soon(() => name.inputValue()).toBe("Money");
    expect(await words.inputValue()).toBe("money");

    await name.fill("Money back");
    const response = olga.waitForResponse("**/api/rules");
    await meanwhile("patch", `/rules/${id}`, {
      stop: true,
      conditions: { kind: "text_contains", words: ["coins"] },
    });
    await (await response).finished();
    expect([await words.inputValue(), await olga.getByLabel("Stop after this rule").isChecked()]).toEqual([
      "money",
      false,
    ]);
    await save.click();
    await olga.getByRole("alert").getByText("Someone changed this rule while you were editing.").waitFor();
    expect(await ask(stage, olga, "get", "/rules")).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ name: "Money", stop: true })]),
    });
    await save.click();
    await olga.getByText("Rule saved").waitFor();
    expect(await ask(stage, olga, "get", "/rules")).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          name: "Money back",
          stop: false,
          conditions: { kind: "text_contains", words: ["money"] },
        }),
      ]),
    });

    await meanwhile("patch", `/rules/${id}`, { name: "Money again" });
    await soon(() => name.inputValue()).toBe("Money again");
    await name.fill("Half a name");
    await meanwhile("delete", `/rules/${id}`);
    await olga.getByText("Someone removed this while you were editing.").waitFor();
    expect(await name.inputValue()).toBe("Half a name");
  });

  test("keeps the focus of who moves it or switches it", async () => {
    await made("/rules", refunds);
    const last = await made("/rules", { ...refunds, name: "Returns" });
    await olga.goto(`${stage.url}/settings/rules`);
    const focused = () => olga.evaluate<string>("document.activeElement.getAttribute('aria-label') ?? ''");
    const [up, down, on] = [
      olga.getByRole("button", { name: "Move up: Returns" }),
      olga.getByRole("button", { name: "Move down: Returns" }),
      olga.getByRole("switch", { name: "Rule Returns" }),
    ];
    await up.press("Enter");
    await soon(async () => (await olga.locator("ol.cards .card-name").allTextContents()).at(-2)).toBe(
      "Returns",
    );
    await soon(focused).toBe("Move up: Returns");
    const response = olga.waitForResponse("**/api/rules");
    await down.press("Enter");
    await (await response).finished();
    await soon(async () => (await olga.locator("ol.cards .card-name").allTextContents()).at(-1)).toBe(
      "Returns",
    );
    expect(await focused()).toBe("Move up: Returns");
    await on.press("Space");
    await soon(
      async () =>
        Object(await ask(stage, olga, "get", "/rules")).items.find((rule: { id: string }) => rule.id === last)
          .enabled,
    ).toBe(false);
    expect(await focused()).toBe("Rule Returns");
  });

  test("stays where it was moved last, whichever order was longer on its way", async () => {
    await olga.goto(`${stage.url}/settings/rules`);
    const slow = Promise.withResolvers<void>();
    let [requests, answered] = [0, 0];
    await olga.route("**/api/rules/order", async (route) => {
      requests += 1;
      if (requests === 1) await slow.promise;
      await route.continue();
    });
    olga.on("response", (answer) => void (answered += Number(answer.url().endsWith("/api/rules/order"))));
    const last = async () => Object(await ask(stage, olga, "get", "/rules")).items.at(-1).name;
    await olga.getByRole("button", { name: "Move up: Returns" }).press("Enter");
    await olga.getByRole("button", { name: "Move down: Returns" }).press("Enter");
    expect(await last()).toBe("Returns");
    slow.resolve();
    await soon(() => answered).toBe(2);
    expect([requests, await last()]).toEqual([2, "Returns"]);
    await olga.unroute("**/api/rules/order");
  });
});

describe("what is set for everybody", () => {
  const days = { mon: [["08:00", "16:00"]] };

  test("is updated on other pages: the organization's name", async () => {
    await olga.goto(`${stage.url}/settings/general`);
    await meanwhile("put", "/settings/organization", { name: "Tea House" });
    await olga.getByTitle("Tea House").waitFor();
    await soon(() => olga.getByLabel("Organization name").inputValue()).toBe("Tea House");
  });

  test("and when it is open, until somebody changes it here", async () => {
    await meanwhile("put", "/settings/business-hours", { timeZone: "Europe/Berlin", days });
    await olga.getByRole("link", { name: "Business hours" }).click();
    await soon(() => olga.getByLabel("Monday, to").inputValue()).toBe("16:00");
    await olga.getByRole("link", { name: "General" }).click();
    await olga.getByLabel("Organization name").waitFor();
    await meanwhile("put", "/settings/business-hours", {
      timeZone: "Europe/Berlin",
      days: { mon: [["08:00", "15:00"]] },
    });
    await olga.getByRole("link", { name: "Business hours" }).click();
    await soon(() => olga.getByLabel("Monday, to").inputValue()).toBe("15:00");
    await meanwhile("put", "/settings/business-hours", {
      timeZone: "Europe/Berlin",
      days: { mon: [["08:00", "14:00"]] },
    });
    await soon(() => olga.getByLabel("Monday, to").inputValue()).toBe("14:00");

    await olga.getByLabel("Monday, from").fill("09:30");
    const response = olga.waitForResponse("**/api/settings/business-hours");
    await meanwhile("put", "/settings/business-hours", { timeZone: "Europe/Berlin", days });
    await (await response).finished();
    await olga.getByRole("button", { name: "Save hours" }).click();
    await olga.getByText("Business hours saved").waitFor();
    expect(await ask(stage, olga, "get", "/settings/business-hours")).toMatchObject({
      days: { mon: [["09:30", "14:00"]] },
    });
  });
});
