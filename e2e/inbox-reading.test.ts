import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, test } from "vitest";
import { bubble, expectQuiet, openStage, row, talkTo, type Stage } from "./parts/stage.ts";

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
