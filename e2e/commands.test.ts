import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { join } from "./parts/join.ts";
import { linkByApi, linkOnPage } from "./parts/link-account.ts";
import { openDiscord } from "./parts/open-on-sandbox.ts";
import {
  ask,
  bubble,
  openConversation,
  openStage,
  reply,
  row,
  soon,
  talkTo,
  thread,
  type Customer,
  type Stage,
} from "./parts/stage.ts";

let stage: Stage;
let olga: Page;
let anna: Customer;

beforeAll(async () => {
  stage = await openStage();
  olga = await stage.enter();
  anna = await talkTo(stage, olga, "Anna Berg");
  await openConversation(olga, "Anna Berg");
});

/** The system message of the thread. */
const TAKEN = /assigned this to themselves/;

const box = () => olga.locator(".editor");
const objections = async (part: string) =>
  (await new AxeBuilder({ page: olga }).setLegacyMode().include(part).analyze()).violations.map(
    ({ id, nodes }) => [id, ...nodes.map(({ html }) => html)],
  );
const said = (text: string) => olga.locator(".toast").getByText(text).last().waitFor();

describe("a command in the composer", () => {
  test("is found by /, acts on the open conversation, and never reaches the customer", async () => {
    await box().pressSequentially("/cl");
    await olga.getByRole("option", { name: "/claim" }).waitFor();
    expect(await objections(".composer")).toEqual([]);
    await olga.keyboard.press("Enter");
    await said("takes care of");
    await thread(olga).getByText(TAKEN).waitFor();
    await soon(() => box().innerText()).toBe("");
  });

  test("shows which argument comes next, and is given as it was typed", async () => {
    await box().pressSequentially("/claim ");
    await olga.getByText("Which conversation, such as #12").waitFor();
    expect(await objections(".composer")).toEqual([]);
    await olga.keyboard.press("Enter");
    await said("takes care of");
    expect(await anna.texts()).not.toContain("/claim");
  });
});

describe("the palette", () => {
  test("finds commands beside pages, and asks for their arguments in place", async () => {
    await olga.keyboard.press("ControlOrMeta+k");
    const find = olga.getByRole("combobox");
    await find.fill("charge");
    await olga.getByRole("option", { name: "/claim" }).waitFor();
    expect(await objections(".palette")).toEqual([]);
    await find.fill("/claim #1");
    await olga.keyboard.press("Enter");
    await said("takes care of");
    await soon(() => olga.getByRole("dialog").count()).toBe(0);
  });
});

/**
 * Everybody works from where they are: Linus writes in Telegram, Ada answers from Discord, Grace notes from Telegram, and Olga
 * is on the page and in Discord.
 */
describe("a conversation that is worked from chat apps", () => {
  let linus: Customer;
  let ada: Customer;
  let grace: Customer;
  let olgaInDiscord: Customer;
  let number: string;

  test("begins with members who link their accounts: the page shows a code, the chat sends it, the page confirms", async () => {
    await openDiscord(stage, olga);
    [linus, ada, grace, olgaInDiscord] = await Promise.all([
      stage.customer("Linus"),
      stage.on("discord").customer("Ada"),
      stage.customer("Grace"),
      stage.on("discord").customer("Olga"),
    ]);
    const link = { stage, page: olga, platform: "Discord" };
    const adaLinks = async () =>
      linkOnPage({ ...link, page: await stage.enter(await join(stage, olga, "Ada")), account: ada });
    const graceLinks = async () => {
      const { email, password } = await join(stage, olga, "Grace");
      const page = await stage.enter({ email, password });
      await linkByApi({ stage, page, platform: "Telegram", account: grace }, password);
    };
    await Promise.all([adaLinks(), graceLinks(), linkOnPage({ ...link, account: olgaInDiscord })]);
    await soon(() => ada.texts()).toContain("You now act as Ada.");
    await soon(() => grace.texts()).toContain("You now act as Grace.");
    await soon(() => olgaInDiscord.texts()).toContain("You now act as Administrator.");
    await olga.goto(stage.url);
    await row(olga, "Anna Berg").waitFor();
    for (const name of ["Ada", "Grace", "Olga"]) expect(await row(olga, name).count()).toBe(0);
  });

  test("comes as a card to every member who may take it, and into the inbox", async () => {
    await linus.write("My lamp arrived broken.");
    await row(olga, "Linus").getByText("My lamp arrived broken.").waitFor();
    await openConversation(olga, "Linus");
    for (const who of [ada, grace]) await soon(() => who.texts()).toContainEqual(expect.stringMatching(CARD));
    number = CARD.exec((await ada.room.find(CARD)).text)?.[1] ?? "";
    await soon(() => cardOf(grace)).toContain("nobody in charge");
    await soon(async () => (await stage.on("discord").account()).commands.map(({ name }) => name)).toContain(
      "claim",
    );
  });

  test("is claimed by a command of Discord, which every card and the page show", async () => {
    await ada.room.command(ada, "claim", { conversation: number });
    await soon(() => ada.texts()).toContain(`Ada takes care of ${number}.`);
    await thread(olga).getByText("Ada assigned this to themselves by /claim in Discord").waitFor();
    for (const who of [ada, grace, olgaInDiscord])
      await soon(() => cardOf(who)).toContain("Ada is in charge");
    expect(await buttonsOf(ada)).not.toContain("Claim");
    expect(await buttonsOf(grace)).toContain("Claim");
  });

  test("is answered by a reply to the card, which may be taken back for a moment", async () => {
    const answer = async (text: string) =>
      ada.room.write(ada, { text, replyTo: (await ada.room.find(CARD)).id });
    await answer("It is your own fault.");
    await soon(() => ada.texts()).toContain(TO_LINUS(number));
    await ada.room.press(ada, TO_LINUS(number), "Undo");
    await soon(() => ada.texts()).toContain("Taken back. Nothing was sent.");
    await answer("A new one is on its way.");
    await bubble(olga, "A new one is on its way.").waitFor();
    await thread(olga).getByText("Message deleted").waitFor();
    expect(await thread(olga).getByText("Resend").count()).toBe(0);
    await soon(() => linus.texts()).toContain("A new one is on its way.");
    expect(await linus.texts()).not.toContain("It is your own fault.");
    await soon(() => cardOf(grace)).not.toContain("waiting since");
  });

  test("takes a note from Telegram, asked for below the card, that the customer never sees", async () => {
    await grace.room.press(grace, CARD, "Note");
    await soon(async () => (await grace.texts()).at(-1)).toContain("What to say");
    await grace.write("The parcel service broke it.");
    await soon(() => grace.texts()).toContain(`Noted in ${number}.`);
    await bubble(olga, "The parcel service broke it.").getByText("Grace").waitFor();
    expect(await linus.texts()).not.toContain("The parcel service broke it.");
  });

  test("is resolved on the page, which every card shows", async () => {
    await olga.getByRole("button", { name: "Resolve" }).click();
    await olga.getByText("Resolved. A new message reopens it.").waitFor();
    for (const who of [ada, grace, olgaInDiscord]) await soon(() => cardOf(who)).toContain("Resolved");
    expect(await buttonsOf(ada)).toContain("Reopen");
  });

  test("waits while an admin pauses its channel by command, with a yes, and goes out when she resumes it", async () => {
    const { room } = olgaInDiscord;
    await room.command(olgaInDiscord, "channel pause", { channel: TELEGRAM });
    await soon(() => olgaInDiscord.texts()).toContain(`Holds what is sent: ${TELEGRAM}. Go on?`);
    await room.press(olgaInDiscord, /Go on\?$/, "Yes");
    await soon(() => olgaInDiscord.texts()).toContain(PAUSED);
    await reply(olga, "Did it arrive?");
    await bubble(olga, "Did it arrive?").getByText("paused").waitFor();
    expect(await linus.texts()).not.toContain("Did it arrive?");
    await room.command(olgaInDiscord, "channel resume", { channel: TELEGRAM });
    await soon(() => olgaInDiscord.texts()).toContain(`Sends what waits, and goes on: ${TELEGRAM}. Go on?`);
    await room.press(olgaInDiscord, /Go on\?$/, "Yes");
    await soon(() => linus.texts()).toContain("Did it arrive?");
  });

  test("keeps who did what, where and how, in the thread and in the audit trail", async () => {
    const { items } = Object(await ask(stage, olga, "get", "/audit?limit=50"));
    const acts = items.map(({ actor, action, facts }: AuditLine) => [actor.name, action, facts]);
    const accountOf = async (page: Page) => Object(await ask(stage, page, "get", "/me/accounts")).items[0].id;
    await bubble(olga, "A new one is on its way.").getByText("by /reply in Discord").waitFor();
    await bubble(olga, "The parcel service broke it.").getByText("by /note in Telegram").waitFor();
    const how = { platform: "Discord", account: await accountOf(olga) };
    await thread(olga).getByText("Administrator resolved this").waitFor();
    await olga.goto(`${stage.url}/settings/audit`);
    await olga.getByText("/channel pause in Discord").waitFor();
    expect(acts).toContainEqual([
      "Administrator",
      "channel.changed",
      expect.objectContaining({ command: "channel pause", ...how }),
    ]);
    expect(acts).toContainEqual([
      "Administrator",
      "channel.changed",
      expect.objectContaining({ command: "channel resume", ...how }),
    ]);
  });
});

const TELEGRAM = "Telegram (sandbox)";
const PAUSED = `${TELEGRAM} is paused. What is sent waits until it is resumed.`;
const TO_LINUS = (number: string) => `To Linus (Telegram), ${number}. You can undo it for 5 s.`;

/** A card of Linus's conversation. */
const CARD = /^(#\d+) · Telegram · Linus/;
const cardOf = async ({ room }: Customer) => (await room.find(CARD)).text;
const buttonsOf = async ({ room }: Customer) =>
  (await room.find(CARD)).buttons.flat().map(({ title }) => title);

type AuditLine = {
  readonly actor: { readonly name: string };
  readonly action: string;
  readonly facts: Readonly<Record<string, unknown>>;
};
