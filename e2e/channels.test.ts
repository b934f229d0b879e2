import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { capabilities as discord } from "../connectors/discord/capabilities.ts";
import { capabilities as telegram } from "../connectors/telegram/capabilities.ts";
import { capabilities as webchat } from "../connectors/webchat/capabilities.ts";
import { SANDBOX_APP_ID, SANDBOX_DISCORD_TOKEN } from "../sandbox/discord/play.ts";
import { chooseFiles } from "./parts/choose-files.ts";
import { openDiscord } from "./parts/open-on-sandbox.ts";
import { sendButton, someoneOn, visitorOf, type Deeds, type Someone } from "./parts/someone.ts";
import {
  bubble,
  choose,
  conversationOn,
  openConversation,
  openStage,
  reply,
  row,
  soon,
  thread,
  type Stage,
} from "./parts/stage.ts";

const PICTURE = {
  name: "lamp.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
    "base64",
  ),
};
const TERMS = {
  name: "terms.txt",
  mimeType: "text/plain",
  buffer: Buffer.from("thirty years of spare parts"),
};

let stage: Stage;
/** The owner, in the inbox. */
let olga: Page;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
});

test("a platform is connected by opening it on the sandbox's page", async () => {
  await openDiscord(stage, olga);
});

/** `tells`: what the platform tells the hub of people's own messages. */
const PLATFORMS = [
  { kind: "telegram", can: telegram, tells: { edits: true, deletions: false } },
  { kind: "webchat", can: webchat, tells: { edits: false, deletions: false } },
  { kind: "discord", can: discord, tells: { edits: true, deletions: true } },
] as const;

/** A platform that cannot do something has no test of it, for a skipped test is a failed one. */
const only = (can: boolean) => (can ? [[]] : []);

describe.each(PLATFORMS)("a conversation on $kind", ({ kind, can, tells }) => {
  const hello = `Hello from ${kind}`;
  let someone: Someone & Partial<Deeds>;

  test("is opened by somebody's first message, which is greeted", async () => {
    const name = `Ada ${kind}`;
    someone = await (kind === "webchat" ? visitorOf(stage, name) : someoneOn(stage, kind, name));
    await someone.write(hello);
    await soon(async () => (await someone.texts()).join()).toContain("thanks for writing");
    await row(olga, name).waitFor();
    await openConversation(olga, name);
    await bubble(olga, hello).waitFor();
  });

  test("carries words, pictures and files both ways", async () => {
    await someone.send(PICTURE);
    await someone.send(TERMS);
    await thread(olga).getByText(TERMS.name).waitFor();
    await soon(pictures).toBe(1);
    await chooseFiles(olga, [PICTURE, TERMS]);
    const waiting = olga.getByRole("list", { name: "Attachments" });
    await soon(() => waiting.getByRole("button", { name: /^Remove / }).count()).toBe(2);
    await soon(() => waiting.getByRole("progressbar").count()).toBe(0);
    await reply(olga, "Both are here.");
    await soon(() => someone.texts()).toContain("Both are here.");
    await soon(() => someone.files()).toBe(4);
    await soon(pictures).toBe(2);
  });

  test("shows the agent's changes on the other side", async () => {
    await reply(olga, "It costs 80 euros.");
    await soon(() => someone.texts()).toContain("It costs 80 euros.");
    await choose(olga, "It costs 80 euros.", "Edit");
    await olga.getByRole("textbox", { name: "Reply" }).fill("It costs 89 euros.");
    await olga.keyboard.press("Enter");
    await bubble(olga, "It costs 89 euros.").getByText("edited").waitFor();
    await soon(() => someone.texts()).toContain("It costs 89 euros.");
    await choose(olga, "It costs 89 euros.", "Delete");
    await olga.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
    await thread(olga).getByText("Message deleted").first().waitFor();
    await soon(() => someone.texts()).not.toContain("It costs 89 euros.");
  });

  test("carries what is pressed below a message", async () => {
    await sendButton(stage, olga, conversationOn(olga) ?? "", "Shall we call you?", "Please call me");
    await soon(() => someone.texts()).toContain("Shall we call you?");
    await someone.press("Shall we call you?", "Please call me");
    await bubble(olga, "Please call me").getByText("Shall we call you?").waitFor();
  });

  test.each(only(can.reply === "native"))("carries replies both ways", async () => {
    await choose(olga, hello, "Reply");
    await reply(olga, "Good morning.");
    await soon(() => someone.texts()).toContain("Good morning.");
    expect(await someone.repliesTo?.("Good morning.")).toBe(hello);
    await someone.reply?.("Good morning.", "Is it?");
    await bubble(olga, "Is it?").getByText("Good morning.").waitFor();
  });

  test.each(only(can.reaction.support === "native"))("carries reactions both ways", async () => {
    await choose(olga, hello, "👍");
    await soon(() => someone.reactions?.()).toEqual(["👍"]);
    await someone.react?.("Both are here.", "🔥");
    await bubble(olga, "Both are here.").getByRole("button", { name: /🔥/ }).waitFor();
  });

  test.each(only(tells.edits))("shows people's edits", async () => {
    await someone.write("Is it blu?");
    await bubble(olga, "Is it blu?").waitFor();
    await someone.edit?.("Is it blu?", "Is it blue?");
    await bubble(olga, "Is it blue?").getByText("edited").waitFor();
  });

  test.each(only(tells.deletions))("shows that somebody took a message back", async () => {
    await someone.write("My password is 1234");
    await bubble(olga, "My password is 1234").waitFor();
    await someone.erase?.("My password is 1234");
    await bubble(olga, "My password is 1234").waitFor({ state: "detached" });
    await soon(() => thread(olga).getByText("Message deleted").count()).toBe(2);
  });
});

describe("a server on Discord", () => {
  test("has its channels and threads in the inbox, and takes answers there", async () => {
    const general = await stage.on("discord").room("general");
    const bo = await stage.on("discord").customer("Bo Server");
    await general.write(bo, "My brakes squeak.");
    await row(olga, "general Bike Repair").getByText("Bo Server").waitFor();
    const squeaking = await general.thread(bo, "My brakes squeak.", "Squeaking");
    await squeaking.write(bo, "In the rain only.");
    await row(olga, "Squeaking").getByText("In the rain only.").waitFor();
    await openConversation(olga, "Squeaking");
    await thread(olga).getByText("My brakes squeak.").waitFor();
    await reply(olga, "They are wet.");
    await soon(async () => (await squeaking.messages()).map(({ text }) => text)).toContain("They are wet.");
    expect((await general.messages()).map(({ text }) => text)).not.toContain("They are wet.");
  });

  test("takes commands, of which the first reply is the answer", async () => {
    await publishCommand();
    const support = await stage.on("discord").room("support");
    const cleo = await stage.on("discord").customer("Cleo Command");
    await support.command(cleo, "order", { number: "A7" });
    await openConversation(olga, "support");
    await thread(olga).getByText("/order").waitFor();
    await reply(olga, "A7 is on its way.");
    await soon(async () => (await support.messages()).map(({ text }) => text)).toEqual(["A7 is on its way."]);
  });
});

/** Counts the pictures that are drawn in the thread. */
const pictures = () =>
  olga.evaluate<number>(
    "[...document.querySelectorAll('[role=log] img')].filter((image) => image.naturalWidth === 1).length",
  );

/** Publishes a command as the account's owner may with any program. */
async function publishCommand(): Promise<void> {
  const options = [{ type: 3, name: "number", description: "Number of the order", required: true }];
  const answer = await fetch(`${stage.url}/sandbox/discord/api/v10/applications/${SANDBOX_APP_ID}/commands`, {
    method: "POST",
    headers: { authorization: `Bot ${SANDBOX_DISCORD_TOKEN}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "order", description: "Where an order is", type: 1, options }),
  });
  expect(answer.status, await answer.text()).toBe(201);
}
