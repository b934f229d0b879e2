import type { Page } from "playwright-core";
import { beforeAll, describe, test } from "vitest";
import { temporaryFolder } from "../core/testing/temporary-folder.ts";
import { ask, bubble, openStage, reply, soon, thread, type Stage } from "./parts/stage.ts";

/** A fresh hub as `bin/start` runs it, with the embedded services and nothing else. */
let stage: Stage;
let agent: Page;

beforeAll(async () => {
  stage = await openStage(await temporaryFolder());
  agent = await stage.enter();
});

const GREETING = "thanks for writing";

describe("a fresh hub", () => {
  test("shows a message from the sandbox phone live, greets the customer, and carries the agent's reply to the phone", async () => {
    const phone = await stage.open("/sandbox");
    await phone.getByRole("textbox", { name: "Message" }).fill("Is the blue lamp back?");
    await phone.getByRole("button", { name: "Send" }).click();
    await phone.getByRole("log", { name: "Chat" }).getByText(GREETING).waitFor();
    const steps = agent.getByRole("region", { name: "Get started" });
    await steps.getByText("1 of 4 done").waitFor();
    await ask(stage, agent, "put", "/settings/organization", { name: "Lamps & Co" });
    await steps.getByText("2 of 4 done").waitFor();

    await conversationWith("Is the blue lamp back?", GREETING);
    await reply(agent, "It is back on Monday.");

    await phone.getByRole("log", { name: "Chat" }).getByText("It is back on Monday.").waitFor();
    await saysSent("It is back on Monday.");
  });

  test("does the same for a visitor of the demonstration page", async () => {
    const shop = await stage.open("/demo");
    await shop.getByRole("button", { name: "Open chat" }).click();
    await shop.getByRole("textbox", { name: "Message" }).fill("Do you ship to Malta?");
    await shop.getByRole("button", { name: "Send" }).click();
    const chat = shop.getByRole("log", { name: "Conversation" });
    await chat.getByText(GREETING).waitFor();

    await conversationWith("Do you ship to Malta?", GREETING);
    await reply(agent, "We do, within a week.");

    await chat.getByText("We do, within a week.").waitFor();
    await saysSent("We do, within a week.");
  });
});

/** The list is never reloaded: the conversation has to appear by itself, at the top. Until it does, the top is another. */
async function conversationWith(...said: readonly string[]): Promise<void> {
  const [first = ""] = said;
  const top = agent.getByRole("list", { name: "Conversations" }).getByRole("link").first();
  await soon(async () => {
    await top.click();
    return thread(agent).getByText(first).first().isVisible();
  }).toBe(true);
  for (const text of said) await thread(agent).getByText(text).first().waitFor();
}

/** The icon under the bubble has a text for screen readers, and opens every attempt. */
async function saysSent(text: string): Promise<void> {
  await bubble(agent, text)
    .getByRole("button", { name: /: (Sent|Delivered|Read)$/ })
    .click();
  await agent.getByText("Attempt 1: sent").waitFor();
  await agent.keyboard.press("Escape");
}
