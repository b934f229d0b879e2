import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { ask, openStage, soon, type Stage } from "./parts/stage.ts";

let stage: Stage;
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
});

const warning = () => olga.getByText(/^Unknown variable/);

describe("a placeholder with a typo", () => {
  test("is marked in a rule's answer, and the rule is saved once it is mended", async () => {
    await olga.goto(`${stage.url}/settings/rules/new`);
    await olga.getByLabel("Name").fill("Typo");
    const answer = olga.getByLabel("Send a message");
    await answer.fill("Hi {{contact.nme}}");
    await olga.getByRole("button", { name: "Save" }).click();
    await olga
      .getByText(
        "Unknown variable: {{contact.nme}}. You can use {{contact.name}}, {{contact.first_name}}, {{agent.name}}, and {{organization.name}}.",
      )
      .waitFor();
    expect(olga.url()).toMatch(/new$/);
    await answer.fill("Hi {{contact.name}}");
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByText("Rule saved").waitFor();
    expect(await warning().count()).toBe(0);
  });

  test("is marked in a canned reply while it is written, and not saved", async () => {
    await olga.goto(`${stage.url}/settings/canned`);
    await olga.getByRole("button", { name: "Add canned reply" }).click();
    await olga.getByLabel("Name").fill("Typo");
    await olga.getByLabel("Shortcut").fill("typo");
    await olga.getByLabel("Message").fill("Hi {{nonsense.x}}");
    await warning().waitFor();
    await olga.getByRole("button", { name: "Save" }).click();
    await soon(() =>
      olga.evaluate("[document.activeElement.name, document.activeElement.validity.customError]"),
    ).toEqual(["text", true]);
    await olga.getByLabel("Message").fill("Hi {{agent.name}}");
    await soon(() => warning().count()).toBe(0);
    await olga.getByRole("button", { name: "Save" }).click();
    await olga.getByText("Hi {{agent.name}}").waitFor();
  });

  test("is said of what was saved before it was refused, in the list and on its page", async () => {
    await ask(stage, olga, "post", "/rules", {
      name: "Old",
      enabled: false,
      conditions: { all: [] },
      actions: [{ kind: "reply", text: "Dear {{agent.name}}" }],
    });
    await olga.route("**/api/rules", async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: (await response.text()).replace("{{agent.name}}", "{{agent.nme}}"),
      });
    });
    await olga.goto(`${stage.url}/settings/rules`);
    await warning().waitFor();
    await olga.getByRole("link", { name: /Unknown variable: {{agent.nme}}/ }).click();
    await olga.getByLabel("Send a message").waitFor();
    await soon(() => warning().count()).toBe(1);
    await olga.unroute("**/api/rules");
  });
});
