import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { chooseFiles } from "./parts/choose-files.ts";
import { join } from "./parts/join.ts";
import {
  ADMIN,
  bubble,
  openConversation,
  openStage,
  reply,
  row,
  signIn,
  soon,
  talkTo,
  thread,
  type Stage,
} from "./parts/stage.ts";

let stage: Stage;
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
});

const REPLIES = "**/api/conversations/*/replies";
const refused = (page: Page, text: string) => bubble(page, text).getByText("This message was not sent.");
const waits = (page: Page, text: string) =>
  bubble(page, text).getByText("Will send when you're back online.");
const again = (page: Page, text: string) => bubble(page, text).getByRole("button", { name: "Resend" });
const kept = (page: Page) =>
  page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('parley.unsent.')).length");

/** Makes the hub unreachable for messages; pages still load. */
const takeAway = (page: Page) => page.route(REPLIES, (route) => route.abort());
const bringBack = (page: Page) => page.unroute(REPLIES);

describe("a message the hub did not take", () => {
  test("is refused with the reason, is still there after a reload, and is sent again by hand, once", async () => {
    const ada = await talkTo(stage, olga, "Ada Refused");
    await olga.route(REPLIES, (route) =>
      route.fulfill({ status: 422, json: { code: "invalid", message: "Not like this." } }),
    );
    await reply(olga, "Take this");
    await bubble(olga, "Take this").getByText("This message was not sent. Not like this.").waitFor();
    await bringBack(olga);
    await olga.reload();
    await bubble(olga, "Take this").getByText("Not like this.").waitFor();
    await again(olga, "Take this").click();
    await soon(() => ada.texts()).toContain("Take this");
    await refused(olga, "Take this").waitFor({ state: "hidden" });
    expect([(await ada.texts()).filter((text) => text === "Take this"), await kept(olga)]).toEqual([
      ["Take this"],
      0,
    ]);
  });

  test("that it cannot be reached with waits, also through a reload, and goes out by itself, in order and once", async () => {
    const ada = await talkTo(stage, olga, "Ada Unsent");
    await takeAway(olga);
    await olga.getByRole("textbox", { name: "Reply" }).focus();
    await olga.keyboard.press("ControlOrMeta+b");
    await olga.keyboard.type("Sent into the void");
    await olga.keyboard.press("Enter");
    await waits(olga, "Sent into the void").waitFor();
    await reply(olga, "And after it");
    await waits(olga, "And after it").waitFor();
    await olga.reload();
    await waits(olga, "Sent into the void").waitFor();
    await bubble(olga, "Sent into the void").locator("strong", { hasText: "Sent into the void" }).waitFor();
    expect((await thread(olga).getByRole("article").allTextContents()).slice(-2)).toEqual([
      expect.stringContaining("Sent into the void"),
      expect.stringContaining("And after it"),
    ]);
    // Opens another page meanwhile: waiting messages do not need their conversation open.
    await olga.goto(`${stage.url}/settings/profile`);
    await bringBack(olga);
    await soon(async () => (await ada.texts()).slice(-2)).toEqual(["Sent into the void", "And after it"]);
    await soon(() => kept(olga)).toBe(0);
    await olga.goto(`${stage.url}/inbox`);
    await openConversation(olga, "Ada Unsent");
    await bubble(olga, "And after it").waitFor();
    expect([
      await waits(olga, "void").count(),
      (await ada.texts()).filter((text) => text === "Sent into the void").length,
    ]).toEqual([0, 1]);
  });

  test("is deleted for good when it is discarded", async () => {
    await talkTo(stage, olga, "Bob Discard");
    await takeAway(olga);
    await reply(olga, "Rather not");
    await bubble(olga, "Rather not").getByRole("button", { name: "Discard" }).click();
    await bringBack(olga);
    await olga.reload();
    await bubble(olga, "Hello from Bob Discard").waitFor();
    expect([await bubble(olga, "Rather not").count(), await kept(olga)]).toEqual([0, 0]);
  });

  test("is not shown as such when only the hub's answer was lost", async () => {
    const cleo = await talkTo(stage, olga, "Cleo Answer");
    await olga.route(
      REPLIES,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await reply(olga, "Did you hear me?");
    await soon(() => cleo.texts()).toContain("Did you hear me?");
    await soon(() => again(olga, "Did you hear me?").count()).toBe(0);
    await olga.reload();
    await bubble(olga, "Did you hear me?").waitFor();
    expect([await again(olga, "Did you hear me?").count(), await kept(olga)]).toEqual([0, 0]);
  });

  test("is kept when the page is left before the hub has answered", async () => {
    const dan = await talkTo(stage, olga, "Dan Slow");
    await olga.route(REPLIES, () => new Promise(() => {}));
    await reply(olga, "Slowly");
    await olga.reload();
    await waits(olga, "Slowly").waitFor();
    await bringBack(olga);
    await olga.reload();
    await soon(() => dan.texts()).toContain("Slowly");
  });

  test("goes out with the files that the hub has already", async () => {
    const finn = await talkTo(stage, olga, "Finn Files");
    await takeAway(olga);
    await chooseFiles(olga, [
      { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("thirty years of spare parts") },
    ]);
    await soon(() => olga.getByRole("list", { name: "Attachments" }).getByRole("progressbar").count()).toBe(
      0,
    );
    await reply(olga, "As drawn");
    await waits(olga, "As drawn").waitFor();
    await olga.reload();
    await waits(olga, "As drawn").waitFor();
    await bringBack(olga);
    await soon(() => finn.files()).toBe(1);
  });

  test("because the session ended leads to the sign-in page, and is sent once its writer is back", async () => {
    const hal = await talkTo(stage, olga, "Hal Expired");
    const place = new URL(olga.url()).pathname;
    await olga.getByRole("textbox", { name: "Reply" }).fill("Still me");
    // Any other request would lead to the sign-in page too, before anything is sent.
    const sent = Promise.withResolvers<void>();
    await olga.route(/\/api\/(?!conversations\/\w+\/messages)/, async (route) => {
      await sent.promise;
      await route.continue();
    });
    await olga.context().clearCookies();
    await olga.keyboard.press("Enter");
    sent.resolve();
    await olga.waitForURL(`**/sign-in?to=${encodeURIComponent(place)}`);
    await olga.unrouteAll({ behavior: "ignoreErrors" });
    await signIn(olga, ADMIN);
    await soon(() => hal.texts()).toContain("Still me");
    await soon(() => waits(olga, "Still me").count()).toBe(0);
    expect([
      new URL(olga.url()).pathname,
      (await hal.texts()).filter((text) => text === "Still me").length,
    ]).toEqual([place, 1]);
  });

  test("is shown to nobody else who signs in there, and forgotten when its writer signs out", async () => {
    const ivan = await join(stage, olga, "Ivan");
    await talkTo(stage, olga, "Eve Private");
    await takeAway(olga);
    await reply(olga, "Between us");
    await waits(olga, "Between us").waitFor();
    // Her session ends by itself; the next user of this browser is a colleague.
    await olga.context().clearCookies();
    await olga.goto(`${stage.url}/inbox`);
    await signIn(olga, ivan);
    await openConversation(olga, "Eve Private");
    await bubble(olga, "Hello from Eve Private").waitFor();
    expect(await bubble(olga, "Between us").count()).toBe(0);

    await olga.context().clearCookies();
    await olga.goto(`${stage.url}/inbox`);
    await signIn(olga, ADMIN);
    await openConversation(olga, "Eve Private");
    await waits(olga, "Between us").waitFor();
    await olga.getByRole("button", { name: /^Your account/ }).click();
    await olga.getByRole("menuitem", { name: "Sign out" }).click();
    await olga.getByLabel("Email").waitFor();
    expect(await kept(olga)).toBe(0);
    await signIn(olga, ADMIN);
    await row(olga, "Eve Private").waitFor();
  });
});
