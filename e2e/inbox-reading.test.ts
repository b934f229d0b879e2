import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, bubble, expectQuiet, openStage, row, soon, talkTo, type Stage } from "./parts/stage.ts";

let stage: Stage;
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
});
afterAll(() => expectQuiet(stage));

describe("a conversation opened by its address", () => {
  test("offers what its platform can do, though the list comes later and knows less of it", async () => {
    await talkTo(stage, olga, "Ada Lamp");
    const shown = Promise.withResolvers<void>();
    await olga.route("**/api/conversations?*", async (route) => {
      await shown.promise;
      await route.continue();
    });
    await olga.reload();
    await bubble(olga, "Hello from Ada Lamp").waitFor();
    shown.resolve();
    await row(olga, "Ada Lamp").waitFor();
    await olga.unroute("**/api/conversations?*");
    await bubble(olga, "Hello from Ada Lamp").hover();
    await bubble(olga, "Hello from Ada Lamp").getByRole("button", { name: "Message actions" }).click();
    await olga.getByRole("menuitem", { name: "👍" }).waitFor();
    await olga.keyboard.press("Escape");
  });
});

describe("a label a colleague removes", () => {
  test("does not keep others from being set where it stood", async () => {
    const make = async (name: string): Promise<string> => String(Object(await ask(stage, olga, "post", "/labels", { name, colour: "red" })).id);
    const [gone] = [await make("Gone"), await make("Stays")];
    await ask(stage, olga, "put", `/conversations/${new URL(olga.url()).pathname.split("/").at(-1)}/labels`, { labelIds: [gone] });
    await row(olga, "Ada Lamp").getByTitle("Gone").waitFor();
    await ask(stage, olga, "delete", `/labels/${gone}`);
    await olga.getByRole("button", { name: "Labels" }).click();
    await soon(() => olga.getByRole("option").allTextContents()).toEqual(["Stays"]);
    await olga.getByRole("option", { name: "Stays" }).click();
    await row(olga, "Ada Lamp").getByTitle("Stays").waitFor();
    await soon(() => row(olga, "Ada Lamp").getByTitle("Gone").count()).toBe(0);
    await olga.keyboard.press("Escape");
  });
});

describe("the list", () => {
  test("takes words typed with a pause between them", async () => {
    const search = olga.getByRole("searchbox", { name: "Search names and last messages" });
    await search.pressSequentially("Ada ");
    await olga.waitForURL(/q=Ada$/);
    await search.pressSequentially("Lamp");
    await olga.waitForURL(/q=Ada(\+|%20)Lamp$/);
    expect(await search.inputValue()).toBe("Ada Lamp");
  });
});
