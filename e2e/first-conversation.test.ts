import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, inject, test } from "vitest";
import { ADMIN, startHubProcess, type HubProcess } from "../core/testing/hub.ts";
import { temporaryFolder } from "../core/testing/temporary-folder.ts";

/** A fresh hub as `bin/start` runs it: the embedded default, with everything a new user has and nothing else. */
let hub: HubProcess;
let browser: Browser;
let agent: Page;

beforeAll(async () => {
  hub = await startHubProcess({ PARLEY_HOME: await temporaryFolder() });
  browser = await chromium.launch({ executablePath: inject("chromiumPath"), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic"] });
  agent = await open("/");
  await agent.getByLabel("Email").fill(ADMIN.email);
  await agent.getByLabel("Password").fill(ADMIN.password);
  await agent.getByRole("button", { name: "Sign in" }).click();
  await agent.getByRole("link", { name: "Inbox" }).first().waitFor();
});

afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

const GREETING = "thanks for writing";

describe("a fresh hub", () => {
  test("shows a message from the sandbox phone live, greets the customer, and carries the agent's reply to the phone", async () => {
    const phone = await open("/sandbox");
    await phone.getByRole("textbox", { name: "Message" }).fill("Is the blue lamp back?");
    await phone.getByRole("button", { name: "Send" }).click();
    await phone.getByRole("log", { name: "Chat" }).getByText(GREETING).waitFor();
    await agent.getByRole("region", { name: "A few steps and you are talking" }).getByText("1 of 3 done").waitFor();

    await conversationWith("Is the blue lamp back?", GREETING);
    await answer("It is back on Monday.");

    await phone.getByRole("log", { name: "Chat" }).getByText("It is back on Monday.").waitFor();
    await saysSent("It is back on Monday.");
  });

  test("does the same for a visitor of the demonstration page", async () => {
    const shop = await open("/demo");
    await shop.getByRole("button", { name: "Open chat" }).click();
    await shop.getByRole("textbox", { name: "Message" }).fill("Do you ship to Malta?");
    await shop.getByRole("button", { name: "Send" }).click();
    const thread = shop.getByRole("log", { name: "Conversation" });
    await thread.getByText(GREETING).waitFor();

    await conversationWith("Do you ship to Malta?", GREETING);
    await answer("We do, within a week.");

    await thread.getByText("We do, within a week.").waitFor();
    await saysSent("We do, within a week.");
  });
});

async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${hub.url}${path}`);
  return page;
}

/** The list is never reloaded: the conversation has to come by itself. */
async function conversationWith(...said: readonly string[]): Promise<void> {
  await agent.getByRole("list", { name: "Conversations" }).getByRole("link").first().click();
  for (const text of said) await agent.getByRole("log", { name: "Messages" }).getByText(text).first().waitFor();
}

async function answer(text: string): Promise<void> {
  await agent.getByRole("textbox", { name: "Reply" }).fill(text);
  await agent.getByRole("button", { name: "Send", exact: true }).click();
}

/** The glyph under the bubble has a word for those who do not see it, and behind it every attempt. */
async function saysSent(text: string): Promise<void> {
  const article = agent.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text }).last();
  const glyph = article.getByRole("button", { name: /: (Sent|Delivered|Read)$/ });
  await glyph.waitFor();
  await glyph.click();
  await agent.getByText("Attempt 1: sent").waitFor();
  await agent.keyboard.press("Escape");
}
