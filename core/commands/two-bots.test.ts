import { beforeEach, expect, it } from "vitest";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { inOrganization } from "../database/index.ts";
import { addRule } from "../rules/create-rule.ts";
import { openCommandChats } from "../testing/commands/command-chat.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { ACCOUNT_LIMIT } from "./run/limits.ts";

/** What rules and commands say in a conversation without a member, in ten minutes. */
const LOOP_BUDGET = 20;
/** Where a test gives up on programs that never stop. */
const ENDLESS = 300;

const database = await testDatabase();
const chats = openCommandChats(database, { rules: true });

/** An organization with a bot, which is a customer of the other: nothing says that it is a program. */
type Side = { readonly organizationId: OrganizationId; readonly channelId: ChannelId; readonly bot: string };
let acme: Side;
let zoo: Side;

beforeEach(async () => {
  acme = await makeSide("Acme");
  zoo = await makeSide("Zoo");
});

async function makeSide(name: string): Promise<Side> {
  const organizationId = await makeOrganization(database.owner, name);
  const channelId = await makeChannel(database.owner, organizationId, { connector: "scripted" });
  return { organizationId, channelId, bot: `${name} bot` };
}

/** Answers everything with the same words. */
const answerAll = ({ organizationId }: Side, text: string) =>
  inOrganization(database, organizationId, (tx) =>
    addRule(
      tx,
      { kind: "system" },
      {
        name: "Answers everything",
        enabled: true,
        conditions: { all: [] },
        actions: [{ kind: "reply", text }],
        stop: false,
        cooldownSeconds: 0,
      },
    ),
  );

/** Makes the other's bot a member's own account. */
async function linkBot(side: Side, other: Side): Promise<void> {
  const member = await makeMember(database.owner, side.organizationId, "Grace", "admin");
  await chats.linkMember(member, side.channelId, other.bot);
}

/** Brings what each side says to the other, as platforms would, until nobody says anything. Resolves to what each side said. */
async function setAgainst(opening: string): Promise<{ readonly acme: string[]; readonly zoo: string[] }> {
  const said = { acme: [] as string[], zoo: [] as string[] };
  let waiting = [{ to: acme, text: opening }];
  while (waiting.length > 0 && said.acme.length + said.zoo.length < ENDLESS) {
    const next: typeof waiting = [];
    for (const { to, text } of waiting) {
      const from = to === acme ? zoo : acme;
      const { answers } = await chats.say(to.channelId, from.bot, text);
      said[to === acme ? "acme" : "zoo"].push(...answers.map((answer) => answer.text));
      next.push(...answers.map((answer) => ({ to: from, text: answer.text })));
    }
    waiting = next;
  }
  return said;
}

/** The system messages about spent budgets. */
const stops = async ({ organizationId }: Side) =>
  (
    await database.owner.query(
      "select event from comm_messages where organization_id = $1 and event ->> 'kind' = 'loop_budget_spent'",
      [organizationId],
    )
  ).rows.map(({ event }) => event);

it.each([
  ["rules that give each other's commands", "/status", "/help"],
  ["a rule that gives a command, and one that talks", "/status", "Hello"],
  ["rules that talk", "Hello", "Hi"],
])(
  "Two organizations' bots and rules set against each other, commands included, stop within their budgets, visibly: %s",
  async (_, acmeSays, zooSays) => {
    await answerAll(acme, acmeSays);
    await answerAll(zoo, zooSays);
    const said = await setAgainst("Hello");
    expect(said.acme).toHaveLength(LOOP_BUDGET);
    expect(said.zoo).toHaveLength(LOOP_BUDGET);
    expect(await stops(acme)).toEqual([{ kind: "loop_budget_spent", messages: LOOP_BUDGET }]);
  },
);

it("a rule against a member's account stops within the budget of the rule's conversation, visibly", async () => {
  await answerAll(zoo, "/channel list");
  await linkBot(acme, zoo);
  const said = await setAgainst("/channel list");
  expect(said.zoo).toHaveLength(LOOP_BUDGET);
  expect(said.acme).toHaveLength(LOOP_BUDGET + 1);
  expect(said.acme[0]).toContain("Shop");
  expect(await stops(zoo)).toEqual([{ kind: "loop_budget_spent", messages: LOOP_BUDGET }]);
});

it("members' accounts that answer each other stop at the limit of one account, which is said in the chat", async () => {
  await linkBot(acme, zoo);
  await linkBot(zoo, acme);
  const said = await setAgainst("/help");
  const all = [...said.acme, ...said.zoo];
  expect(all.filter((text) => text.includes("These are too many commands"))).not.toEqual([]);
  expect(said.acme.length).toBeLessThanOrEqual(ACCOUNT_LIMIT.commands + 1);
  expect(said.zoo.length).toBeLessThanOrEqual(ACCOUNT_LIMIT.commands + 1);
});
