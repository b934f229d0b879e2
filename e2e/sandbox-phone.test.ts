import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPlay, type Play } from "../sandbox/testing/play.ts";
import { openBrowser } from "./parts/browser.ts";
import { painted } from "./parts/painted.ts";

let browser: Browser;
let play: Play;
let mia: number;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  play = await startPlay();
  mia = await play.firstPerson();
});
afterEach(() => play.stop());

describe("the sandbox phone", () => {
  test("writes as Mia to the bot, and shows what the bot does: formats, edits, reacts, types", async () => {
    const page = await phone();
    await write(page, "Is my order on its way?");
    await chat(page).getByText("Is my order on its way?").waitFor();
    const [update] = await play.updates();
    expect(update?.message).toMatchObject({ text: "Is my order on its way?", from: { first_name: "Mia" } });

    await play.call("sendChatAction", { chat_id: mia, action: "typing" });
    await page.getByText("typing…").waitFor();
    const { message_id } = (
      await play.call("sendMessage", { chat_id: mia, text: "It <b>leaves</b> today", parse_mode: "HTML" })
    ).body.result;
    await chat(page).locator("strong", { hasText: "leaves" }).waitFor();
    await play.call("editMessageText", { chat_id: mia, message_id, text: "It left yesterday" });
    await chat(page).getByText("It left yesterday").waitFor();
    await chat(page).getByText("edited").waitFor();
    await play.call("setMessageReaction", {
      chat_id: mia,
      message_id: update?.message?.message_id,
      reaction: [{ type: "emoji", emoji: "👍" }],
    });
    await chat(page).getByRole("button", { name: "👍 1" }).waitFor();
    await play.call("deleteMessage", { chat_id: mia, message_id });
    await chat(page).getByText("It left yesterday").waitFor({ state: "detached" });
    await page.context().close();
  });

  test("shows what comes while the chat is being read", async () => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    const [read, published] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let reads = 0;
    await page.route("**/rooms/*", async (route) => {
      const answer = await route.fetch();
      reads += 1;
      if (reads === 2) {
        read.resolve();
        await published.promise;
      }
      await route.fulfill({ response: answer });
    });
    await page.goto(play.root);
    await read.promise;
    await write(page, "While you were reading");
    await chat(page).getByText("While you were reading").waitFor();
    const answered = page.waitForResponse("**/rooms/*");
    published.resolve();
    await (await answered).finished();
    // The next frame would show the earlier response.
    await painted(page);
    expect(await chat(page).getByText("While you were reading").count()).toBe(1);
    await page.context().close();
  });

  test("replies, edits and reacts as Mia, and presses the bot's buttons", async () => {
    const page = await phone();
    await write(page, "Hello");
    await play.call("sendMessage", {
      chat_id: mia,
      text: "Which day?",
      reply_markup: { inline_keyboard: [[{ text: "Tuesday", callback_data: "tue" }]] },
    });
    await chat(page).getByRole("button", { name: "Tuesday" }).click();
    await expect.poll(async () => (await play.updates()).at(-1)?.callback_query?.data).toBe("tue");
    await play.call("answerCallbackQuery", {
      callback_query_id: (await play.updates()).at(-1)?.callback_query?.id,
      text: "Noted",
    });
    await page.getByRole("alert").getByText("Noted").waitFor();

    await choose(page, "Actions for: Which day?", "Reply");
    await write(page, "In the morning");
    await expect
      .poll(async () => (await play.updates()).at(-1)?.message?.reply_to_message?.text)
      .toBe("Which day?");
    await choose(page, "Actions for: In the morning", "Edit");
    await write(page, "In the afternoon");
    await expect
      .poll(async () => (await play.updates()).at(-1)?.edited_message?.text)
      .toBe("In the afternoon");
    await page.context().close();
  });

  test("gives back what could not be sent, and to whom it was an answer", async () => {
    const page = await phone();
    await write(page, "Hello");
    await choose(page, "Actions for: Hello", "Reply");
    await page.route("**/messages", (route) => route.fulfill({ status: 500 }));
    await write(page, "In the morning");
    await page.getByRole("alert").getByText("Something went wrong (500)").waitFor();
    await expect.poll(() => field(page).inputValue()).toBe("In the morning");
    await page.unroute("**/messages");
    await page.getByRole("button", { name: "Send" }).click();
    await expect
      .poll(async () => (await play.updates()).at(-1)?.message)
      .toMatchObject({ text: "In the morning", reply_to_message: { text: "Hello" } });
    expect(await field(page).inputValue()).toBe("");
    await page.context().close();
  });

  test("keeps what is half written with the person who writes it", async () => {
    await play.person("Bo", { last_name: "Hansen" });
    const page = await phone();
    await page.getByRole("button", { name: /^Mia/ }).click();
    await field(page).fill("I am Mia and");
    await page.getByRole("button", { name: /^Bo Hansen/ }).click();
    await expect.poll(() => field(page).inputValue()).toBe("");
    await field(page).fill("I am Bo and");
    await page.getByRole("button", { name: /^Mia/ }).click();
    await expect.poll(() => field(page).inputValue()).toBe("I am Mia and");
    await page.context().close();
  });

  test("has what was half written again after an edit, done or given up", async () => {
    const page = await phone();
    await write(page, "In the morning");
    await chat(page).getByText("In the morning").waitFor();
    await field(page).fill("And then");
    await choose(page, "Actions for: In the morning", "Edit");
    await expect.poll(() => field(page).inputValue()).toBe("In the morning");
    await field(page).press("Escape");
    await expect.poll(() => field(page).inputValue()).toBe("And then");
    await choose(page, "Actions for: In the morning", "Edit");
    await write(page, "In the evening");
    await chat(page).getByText("In the evening").waitFor();
    await expect.poll(() => field(page).inputValue()).toBe("And then");
    await page.context().close();
  });

  test("sends things that are not text", async () => {
    const page = await phone();
    await choose(page, "Attach", "Photo");
    await chat(page).getByRole("img", { name: "Photo" }).waitFor();
    await choose(page, "Attach", "Poll");
    await chat(page).getByRole("group", { name: "Poll: Which day suits you?" }).waitFor();
    await choose(page, "Attach", "Location");
    await chat(page).getByText("52.5163, 13.3777").waitFor();
    expect(
      (await play.updates()).map(({ message }) =>
        [message?.photo, message?.poll, message?.location].findIndex(Boolean),
      ),
    ).toEqual([0, 1, 2]);
    await page.context().close();
  });

  test("creates users and groups, and lets each of them write", async () => {
    const page = await phone();
    await page.getByRole("textbox", { name: "New person" }).fill("Bo Hansen");
    await page.getByRole("button", { name: "Add person" }).click();
    await page.getByRole("button", { name: /^Bo Hansen/ }).waitFor();
    await page.getByText("New group").click();
    await page.getByRole("textbox", { name: "Group name" }).fill("Team");
    await page.getByRole("button", { name: "Create group" }).click();
    await page.getByRole("combobox", { name: "Write as" }).selectOption("Bo Hansen");
    await write(page, "Hi all");
    await expect
      .poll(async () => (await play.updates()).at(-1)?.message)
      .toMatchObject({ text: "Hi all", from: { first_name: "Bo" }, chat: { title: "Team" } });
    await page.context().close();
  });

  test("shows in each group who speaks there, and each person's own vote", async () => {
    const bo = await play.person("Bo", { last_name: "Hansen" });
    await play.control("POST", "/groups", { title: "Team", members: [mia, bo] });
    await play.control("POST", "/groups", { title: "Club", members: [mia, bo] });
    const page = await phone();
    const speaker = () =>
      page.getByRole("combobox", { name: "Write as" }).locator("option:checked").textContent();
    await page.getByRole("button", { name: /^Team/ }).click();
    await page.getByRole("combobox", { name: "Write as" }).selectOption("Bo Hansen");
    await page.getByRole("button", { name: /^Club/ }).click();
    await page.getByRole("heading", { name: "Club" }).waitFor();
    expect(await speaker()).toBe("Bo Hansen");
    await choose(page, "Attach", "Poll");
    const tuesday = chat(page).getByRole("button", { name: /^Tuesday/ });
    await tuesday.click();
    await chat(page).getByRole("button", { name: "Tuesday 1" }).waitFor();
    await page.getByRole("combobox", { name: "Write as" }).selectOption({ index: 0 });
    await expect.poll(() => tuesday.getAttribute("aria-pressed")).toBe("false");
    await tuesday.click();
    await chat(page).getByRole("button", { name: "Tuesday 2" }).waitFor();
    await page.context().close();
  });

  test("switches faults on and off, and shows the wire", async () => {
    const page = await phone();
    await write(page, "Hello");
    await page.getByRole("switch", { name: "Too many requests" }).click();
    await expect
      .poll(async () => (await play.call("sendMessage", { chat_id: mia, text: "Hi" })).status)
      .toBe(429);
    const wire = page.getByRole("region", { name: "Wire log" });
    await wire.getByText("rate limit").first().waitFor();
    await page.getByRole("switch", { name: "Too many requests" }).click();
    await expect
      .poll(async () => (await play.call("sendMessage", { chat_id: mia, text: "Hi" })).status)
      .toBe(200);
    await page.context().close();
  });

  test.each([
    ["wide and light", { viewport: { width: 1440, height: 900 }, colorScheme: "light" }],
    ["wide and dark", { viewport: { width: 1440, height: 900 }, colorScheme: "dark" }],
    ["narrow and light", { viewport: { width: 390, height: 844 }, colorScheme: "light" }],
    ["narrow and dark", { viewport: { width: 390, height: 844 }, colorScheme: "dark" }],
  ] satisfies [string, BrowserContextOptions][])(
    "has nothing that axe objects to, %s",
    async (_how, options) => {
      const page = await phone(options);
      await write(page, "Look at https://example.com");
      await play.call("sendPoll", { chat_id: mia, question: "Which?", options: ["One", "Two"] });
      await chat(page).getByRole("group", { name: "Poll: Which?" }).waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      await page.context().close();
    },
  );
});

async function phone(
  options: BrowserContextOptions = { viewport: { width: 1440, height: 900 } },
): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(play.root);
  await field(page).waitFor();
  return page;
}

const field = (page: Page) => page.getByRole("textbox", { name: "Message" });

const chat = (page: Page) => page.getByRole("log", { name: "Chat" });

async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
}

async function choose(page: Page, menu: string, item: string): Promise<void> {
  await page.locator(`summary[aria-label="${menu}"]`).click();
  await page.locator("details[open]").getByRole("button", { name: item, exact: true }).click();
}
