import type { Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { openProxy } from "./parts/proxy.ts";
import { painted } from "./parts/painted.ts";
import {
  ADMIN,
  bubble,
  choose,
  DESK,
  openConversation,
  openStage,
  reply,
  row,
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

describe("a lost connection", () => {
  test("is shown, and nothing that came meanwhile is missing afterwards", async () => {
    const proxy = await openProxy();
    const page = await stage.enter(ADMIN, { ...DESK, proxy: proxy.proxy });
    const ada = await talkTo(stage, page, "Ada Away");
    proxy.cut();
    const lost = page.getByText("Connection lost.");
    await lost.waitFor();
    for (const text of ["One", "Two", "Three"]) await ada.write(text);
    const bob = await stage.customer("Bob Meanwhile");
    await bob.write("I am new here");
    await soon(() => bob.texts()).toHaveLength(2);
    expect(await thread(page).getByText("Three").count()).toBe(0);

    proxy.mend();
    await lost.waitFor({ state: "hidden" });
    for (const text of ["One", "Two", "Three"]) await bubble(page, text).waitFor();
    await row(page, "Bob Meanwhile").waitFor();
    await page.context().close();
    await proxy.close();
  });

  test("keeps the draft, and what is sent meanwhile goes out by itself afterwards, once", async () => {
    const cleo = await talkTo(stage, olga, "Cleo Draft");
    await olga.context().setOffline(true);
    const offline = olga.getByText(
      "You're offline. Drafts are saved, and messages send when you're back online.",
    );
    await offline.waitFor();
    await reply(olga, "Sent into the void");
    await bubble(olga, "Sent into the void").getByText("Will send when you're back online.").waitFor();
    await olga.getByRole("textbox", { name: "Reply" }).fill("Half a thought");
    await olga.context().setOffline(false);
    await offline.waitFor({ state: "hidden" });
    await soon(() => cleo.texts()).toContain("Sent into the void");
    await olga.reload();
    await soon(() => olga.getByRole("textbox", { name: "Reply" }).textContent()).toBe("Half a thought");
    expect((await cleo.texts()).filter((text) => text === "Sent into the void")).toHaveLength(1);
    await olga.getByRole("textbox", { name: "Reply" }).fill("");
  });
});

describe("earlier messages that cannot be read", () => {
  test("are announced at their position, are read again on request alone, and then appear there", async () => {
    const jan = await stage.customer("Jan Longwinded");
    for (let line = 1; line <= 70; line += 1) await jan.write(`Line ${line}.`);
    // Waits for all of them, or the first page would be the only one.
    await row(olga, "Jan Longwinded").getByText("70", { exact: true }).waitFor();
    await openConversation(olga, "Jan Longwinded");
    await bubble(olga, "Line 70.").waitFor();
    let requests = 0;
    await olga.route("**/messages?*before=*", (route) => {
      requests += 1;
      return route.fulfill({ status: 403, json: { code: "refused", message: "Not now." } });
    });
    const scrollTo = (top: number) =>
      olga.evaluate(`document.querySelector(".log-scroll").scrollTo(0, ${top})`);
    await scrollTo(0);
    const failed = thread(olga).getByText("Couldn't load earlier messages.");
    await failed.waitFor();
    // The page handles a scroll in the next frame: once that is painted, its request has been made.
    for (const top of [200, 100, 0]) {
      await scrollTo(top);
      await painted(olga);
    }
    expect(requests).toBe(1);
    await olga.unroute("**/messages?*before=*");
    const reading = bubble(olga, "Line 25.");
    const place = (await reading.boundingBox())?.y ?? 0;
    await thread(olga).getByRole("button", { name: "Try again" }).click();
    await bubble(olga, "Line 1.").waitFor();
    await failed.waitFor({ state: "hidden" });
    await soon(async () => Math.abs(((await reading.boundingBox())?.y ?? 0) - place)).toBeLessThan(2);
    expect(await olga.evaluate("document.activeElement.getAttribute('role')")).toBe("log");
  });
});

describe("a delivery", () => {
  afterEach(async () => {
    await stage.play();
    await stage.revokeToken(false);
  });

  test("that the platform refuses says why and goes out when it is tried again", async () => {
    const dan = await talkTo(stage, olga, "Dan Refused");
    await stage.revokeToken(true);
    await reply(olga, "Can you hear me?");
    const failure = bubble(olga, "Can you hear me?").getByText("This message was not sent.");
    await failure.waitFor();
    await bubble(olga, "Can you hear me?")
      .getByText(
        /credentials \(Unauthorized\)\. Enter them again under Settings → Channels, then try again\./,
      )
      .waitFor();
    await olga.getByRole("link", { name: "Telegram (sandbox) is disconnected. View details" }).waitFor();
    await soon(() => row(olga, "Dan Refused").locator(".row-alert").count()).toBe(1);
    await stage.revokeToken(false);
    await bubble(olga, "Can you hear me?").getByRole("button", { name: "Resend" }).click();
    await soon(() => dan.texts()).toContain("Can you hear me?");
    await failure.waitFor({ state: "hidden" });
    await bubble(olga, "Can you hear me?")
      .getByRole("button", { name: /: (Sent|Delivered|Read)$/ })
      .click();
    await olga.getByText("Attempt 2: sent").waitFor();
    await olga.keyboard.press("Escape");
  });

  test("whose answer was lost is not certain: it can be confirmed", async () => {
    const eve = await talkTo(stage, olga, "Eve Uncertain");
    await stage.play({ kind: "lost_answer", methods: ["sendmessage"], count: 1 });
    await reply(olga, "Did this arrive?");
    await bubble(olga, "Did this arrive?").getByText("Delivery not confirmed.").waitFor();
    expect(await eve.texts()).toContain("Did this arrive?");
    await bubble(olga, "Did this arrive?").getByRole("button", { name: "Mark as delivered" }).click();
    await bubble(olga, "Did this arrive?")
      .getByRole("button", { name: /: (Sent|Delivered|Read)$/ })
      .waitFor();
    expect((await eve.texts()).filter((text) => text === "Did this arrive?")).toHaveLength(1);
  });

  test("whose request was lost can be sent again", async () => {
    const finn = await talkTo(stage, olga, "Finn Lost");
    await stage.play({ kind: "lost_request", methods: ["sendmessage"], count: 1 });
    await reply(olga, "Are you there?");
    await bubble(olga, "Are you there?").getByText("Delivery not confirmed.").waitFor();
    await bubble(olga, "Are you there?").getByRole("button", { name: "Resend" }).click();
    await soon(() => finn.texts()).toContain("Are you there?");
    await soon(() => bubble(olga, "Are you there?").getByText("Delivery not confirmed").count()).toBe(0);
  });

  test("stays uncertain when the hub's answer comes after the event", async () => {
    await talkTo(stage, olga, "Ida Overtaken");
    await stage.play({ kind: "lost_request", methods: ["sendmessage"], count: 1 });
    const uncertain = bubble(olga, "Was I overtaken?").getByText("Delivery not confirmed.");
    await olga.route(
      "**/replies",
      async (route) => {
        const response = await route.fetch();
        await uncertain.waitFor();
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    const answered = olga.waitForResponse((response) => response.url().endsWith("/replies"));
    await reply(olga, "Was I overtaken?");
    await (await answered).finished();
    await bubble(olga, "Was I overtaken?").getByRole("button", { name: "Mark as delivered" }).click();
    await uncertain.waitFor({ state: "hidden" });
  });

  test("that the platform is too busy for goes out by itself", async () => {
    const gil = await talkTo(stage, olga, "Gil Busy");
    await stage.play({ kind: "rate_limit", methods: ["sendmessage"], count: 1, retry_after: 1 });
    await reply(olga, "A little later");
    await expect.poll(() => gil.texts()).toContain("A little later");
    await soon(() =>
      bubble(olga, "A little later")
        .getByRole("button", { name: /: (Sent|Delivered|Read)$/ })
        .count(),
    ).toBe(1);
  });
});

describe("a change of a message that went out", () => {
  afterEach(() => stage.revokeToken(false));

  test("that the platform refuses is shown with the reason, and is made when it is tried again", async () => {
    const hal = await talkTo(stage, olga, "Hal Changed");
    await reply(olga, "It costs 80 euros.");
    await soon(() => hal.texts()).toContain("It costs 80 euros.");
    await stage.revokeToken(true);
    await choose(olga, "It costs 80 euros.", "Edit");
    await olga.getByRole("textbox", { name: "Reply" }).fill("It costs 89 euros.");
    await olga.keyboard.press("Enter");
    const failure = bubble(olga, "It costs 89 euros.").getByText(
      "Edit not delivered. The customer still sees the old text. The platform rejected this channel's credentials (Unauthorized).",
    );
    await failure.waitFor();
    expect(await hal.texts()).toContain("It costs 80 euros.");
    await stage.revokeToken(false);
    await bubble(olga, "It costs 89 euros.").getByRole("button", { name: "Try again" }).click();
    await failure.waitFor({ state: "hidden" });
    await soon(() => hal.texts()).toContain("It costs 89 euros.");
  });

  test("stays in question for nobody when an answer is lost: the hub asks again by itself", async () => {
    const ivy = await talkTo(stage, olga, "Ivy Erased");
    await reply(olga, "Forget this.");
    await soon(() => ivy.texts()).toContain("Forget this.");
    await stage.play({ kind: "lost_request", methods: ["deletemessage"], count: 1 });
    await choose(olga, "Forget this.", "Delete");
    await olga.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await thread(olga).getByText("Message deleted").waitFor();
    await soon(() => ivy.texts()).not.toContain("Forget this.");
    expect(
      await olga.getByText("Deletion not confirmed. The customer may still see the message.").count(),
    ).toBe(0);
    await stage.play();
  });
});
