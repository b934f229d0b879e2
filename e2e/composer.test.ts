import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bubble, expectQuiet, openConversation, openStage, talkTo, type Stage } from "./parts/stage.ts";

let stage: Stage;
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
  await olga.request.post(`${stage.url}/api/templates`, { headers: { origin: stage.url.replace("127.0.0.1", "localhost") }, data: { shortcut: "hi", name: "Greeting", text: { text: "Dear {{contact.name}}, thank you.", marks: [] } } });
  await talkTo(stage, olga, "Anna Berg");
  await talkTo(stage, olga, "Bob Tal");
});
afterAll(() => expectQuiet(stage));

describe("a canned reply that takes its time", () => {
  /** Asks for it by typing, and holds the hub's answer back. */
  const askLate = async () => {
    const held = Promise.withResolvers<void>();
    await olga.route("**/api/templates/*/render*", async (route) => {
      await held.promise;
      await route.continue();
    }, { times: 1 });
    const answered = olga.waitForResponse("**/api/templates/*/render*");
    await box().pressSequentially("/hi");
    await olga.getByRole("option", { name: "/hi" }).waitFor();
    await olga.keyboard.press("Enter");
    return async () => {
      held.resolve();
      await (await answered).finished();
      await drawn(olga);
    };
  };

  beforeEach(async () => {
    await openConversation(olga, "Anna Berg");
    await box().fill("");
  });

  test("takes the place of what asked for it, whatever was typed since", async () => {
    const answer = await askLate();
    await olga.keyboard.type(" and more words");
    await answer();
    expect(await written()).toBe("Dear Anna Berg, thank you. and more words");
    await olga.keyboard.type(", Olga");
    expect(await written()).toBe("Dear Anna Berg, thank you. and more words, Olga");
  });

  test("never comes into another customer's conversation", async () => {
    const answer = await askLate();
    await openConversation(olga, "Bob Tal");
    await box().pressSequentially("Hello Bob, this is my text");
    await answer();
    expect(await written()).toBe("Hello Bob, this is my text");
    await box().fill("");
  });

  test("comes once, and is not sent as what was typed, when Enter is pressed twice", async () => {
    const answer = await askLate();
    await olga.keyboard.press("Enter");
    await answer();
    expect(await written()).toBe("Dear Anna Berg, thank you.");
    expect(await bubble(olga, "/hi").count()).toBe(0);
  });

  test("is dropped when what asked for it was taken back", async () => {
    const answer = await askLate();
    for (const _ of "/hi") await olga.keyboard.press("Backspace");
    await olga.keyboard.type("Rather by hand");
    await answer();
    expect(await written()).toBe("Rather by hand");
  });
});

/** Where one writes, whatever it is for. */
const box = () => olga.locator("[role=textbox][contenteditable]");
const written = async () => (await box().innerText()).replaceAll("\u00A0", " ").trimEnd();
const drawn = (page: Page) => page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
