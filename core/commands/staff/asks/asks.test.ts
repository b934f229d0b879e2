import { beforeEach, expect, it } from "vitest";
import type { MemberActor } from "../../../access/index.ts";
import type { ChannelId, ConversationId, OrganizationId } from "../../../kernel/ids.ts";
import { openCardRounds } from "../../../testing/commands/card-round.ts";
import { openCommandChats, type Said } from "../../../testing/commands/command-chat.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../../testing/factories/organization.ts";

const database = await testDatabase();
const { owner } = database;
const chats = openCommandChats(database);
const cards = await openCardRounds(database);

let acme: OrganizationId;
let office: ChannelId;
let ada: MemberActor;
let gracesChat: ConversationId;
let linus: ConversationId;
let number: string;

beforeEach(async () => {
  acme = await makeOrganization(owner);
  const shop = await makeChannel(owner, acme, { connector: "scripted", name: "Shop" });
  office = await makeChannel(owner, acme, { connector: "scripted", name: "Office" });
  ada = await makeMember(owner, acme, "Ada");
  // An accountant sees no conversation.
  const grace = await makeMember(owner, acme, "Grace", "accountant");
  await chats.linkMember(ada, office, "ada-1");
  gracesChat = (await chats.linkMember(grace, office, "grace-1")).conversationId;
  for (const text of ["One", "Two", "Three", "Four", "Five", "x".repeat(400)])
    linus = (await chats.say(shop, "Linus", text)).conversationId;
  number = `#${(await owner.query("select number from comm_conversations where id = $1", [linus])).rows[0].number}`;
});

const words = ({ answers }: Said) => answers.map(({ text }) => text).join("\n");
const shown = async () =>
  (
    await owner.query<{ body: string; external_id: string }>(
      "select body, external_id from comm_messages where conversation_id = $1 and author_name = '/ask' order by sent_at",
      [gracesChat],
    )
  ).rows;
const notes = async () =>
  (
    await owner.query(
      "select body, author_name as by, conversation_id as at from comm_messages where organization_id = $1 and kind = 'note'",
      [acme],
    )
  ).rows;
/** Ada asks Grace, and the platform has it. */
async function ask() {
  const said = await chats.say(office, "ada-1", `/ask grace ${number}`);
  await cards.deliverAll();
  return { said, question: (await shown())[0]?.external_id ?? "" };
}

it("a colleague who may not see the conversation is shown its last five messages, cut", async () => {
  await ask();
  const [question, ...others] = await shown();
  expect(others).toEqual([]);
  expect(question?.body).toContain(`Ada asks you about ${number}:\nLinus: Two\nLinus: Three\n`);
  expect(question?.body).not.toContain("x".repeat(301));
});

it("their reply is a note in their name, and never a message to the customer", async () => {
  const { question } = await ask();
  expect(words(await chats.say(office, "grace-1", "Paid twice.", { replyTo: question }))).toBe(
    "Noted in the conversation.",
  );
  expect(await notes()).toEqual([{ body: "Grace, asked by Ada: Paid twice.", by: "Grace", at: linus }]);
  const { rows } = await owner.query(
    "select action from audit_logs where organization_id = $1 and action like 'conversation.ask%' order by number",
    [acme],
  );
  expect(rows).toEqual([{ action: "conversation.asked" }, { action: "conversation.ask_answered" }]);
});

it("nobody else answers it", async () => {
  const { question } = await ask();
  const said = await chats.say(office, "ada-1", `/answer ${question} Mine.`);
  expect(words(said)).not.toContain("Noted");
  expect(await notes()).toEqual([]);
});

it("the asker's button ends it: what was shown goes, and a later reply is refused", async () => {
  const { said, question } = await ask();
  const stop = said.answers[0]?.buttons?.flat().find(({ label }) => label === "Stop")?.value ?? "";
  const about = await chats.press(office, "ada-1", stop);
  expect(words(about)).toBe("Nobody answers you there any more.");
  expect((await shown()).map(({ body }) => body)).toEqual(["No longer shown."]);
  expect(words(await chats.say(office, "grace-1", "Late.", { replyTo: question }))).toContain("is over");
  expect(await notes()).toEqual([]);
});

it("after a day a reply is refused", async () => {
  const { question } = await ask();
  await owner.query("update comm_asks set expires_at = clock_timestamp()");
  expect(words(await chats.say(office, "grace-1", "Late.", { replyTo: question }))).toContain("is over");
  expect(await notes()).toEqual([]);
});

it("whoever may write no notes there asks nobody", async () => {
  await owner.query("update user_roles set role = 'viewer' where user_id = $1", [ada.userId]);
  expect(words(await chats.say(office, "ada-1", `/ask grace ${number}`))).toContain("conversation.note");
  expect(await shown()).toEqual([]);
});
