import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../access/index.ts";
import { newId, type ChannelId, type OrganizationId } from "../../kernel/ids.ts";
import { openCommandChats, type Said } from "../../testing/commands/command-chat.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";

const database = await testDatabase();
const chats = openCommandChats(database);

let acme: OrganizationId;
let shop: ChannelId;
let grace: MemberActor;
let number: string;
let conversationId: string;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  grace = await makeMember(database.owner, acme, "Grace", "admin");
  await chats.linkMember(grace, shop, "grace");
  await database.owner.query(
    "insert into comm_labels (organization_id, id, name) values ($1, $2, 'Invoice')",
    [acme, newId("lbl")],
  );
  ({ conversationId } = await chats.say(shop, "Linus", "Hello"));
  number = `#${(await database.owner.query("select number from comm_conversations where id = $1", [conversationId])).rows[0].number}`;
});

const wordsOf = ({ answers }: Said) => answers.map(({ text }) => text).join("\n");
const undoOf = ({ answers }: Said): string =>
  answers[0]?.buttons?.flat().find(({ label }) => label === "Undo")?.value ?? "(none)";
const stateOf = async () =>
  (
    await database.owner.query(
      `select c.status, c.priority, c.assignee_id, c.snoozed_until,
         array(select label_id from comm_conversation_labels x where x.conversation_id = c.id) as labels
       from comm_conversations c where c.id = $1`,
      [conversationId],
    )
  ).rows[0];

describe("an act is taken back", () => {
  it.each(["/resolve", "/claim", "/priority {} urgent", "/label {} invoice", "/snooze {} 2h"])(
    "%s",
    async (command) => {
      const before = await stateOf();
      const text = command.includes("{}") ? command.replace("{}", number) : `${command} ${number}`;
      const said = await chats.say(shop, "grace", text);
      expect(await stateOf()).not.toEqual(before);
      expect(wordsOf(await chats.press(shop, "grace", undoOf(said)))).toContain("is taken back.");
      expect(await stateOf()).toEqual(before);
    },
  );

  it("by /undo as well, the last one first, and the thread says so", async () => {
    await chats.say(shop, "grace", `/claim ${number}`);
    await chats.say(shop, "grace", `/resolve ${number}`);
    expect(wordsOf(await chats.say(shop, "grace", "/undo"))).toBe("/resolve is taken back.");
    expect(await stateOf()).toMatchObject({ status: "open", assignee_id: grace.userId });
    expect(wordsOf(await chats.say(shop, "grace", "/undo"))).toBe("/claim is taken back.");
    expect(wordsOf(await chats.say(shop, "grace", "/undo"))).toContain(
      "There is nothing of yours to take back",
    );
    const { rows } = await database.owner.query(
      "select event ->> 'kind' as kind, event #>> '{via,command}' as command from comm_messages where conversation_id = $1 and kind = 'event' order by sent_at, id",
      [conversationId],
    );
    expect(rows).toEqual([
      { kind: "assigned", command: "claim" },
      { kind: "resolved", command: "resolve" },
      { kind: "reopened", command: "undo" },
      { kind: "assigned", command: "undo" },
    ]);
  });

  it("of a channel that was paused", async () => {
    const asked = await chats.say(shop, "grace", "/channel pause Shop");
    await chats.press(shop, "grace", asked.answers[0]?.buttons?.flat()[0]?.value ?? "");
    expect(wordsOf(await chats.say(shop, "grace", "/undo"))).toBe("/channel pause is taken back.");
    const { rows } = await database.owner.query("select status from comm_channels where id = $1", [shop]);
    expect(rows[0].status).toBe("active");
  });
});

describe("an act stays", () => {
  it("after half a minute", async () => {
    const said = await chats.say(shop, "grace", `/resolve ${number}`);
    await database.owner.query(
      "update comm_command_uses set used_at = used_at - interval '31 seconds' where organization_id = $1",
      [acme],
    );
    expect(wordsOf(await chats.say(shop, "grace", "/undo"))).toContain("There is nothing of yours");
    expect(wordsOf(await chats.press(shop, "grace", undoOf(said)))).toContain("There is nothing of yours");
    expect((await stateOf()).status).toBe("resolved");
  });

  it("where somebody changed the same meanwhile, who is named; what they changed beside it does not matter", async () => {
    const ada = await makeMember(database.owner, acme, "Ada", "agent");
    await chats.linkMember(ada, shop, "ada");
    await chats.say(shop, "grace", `/claim ${number}`);
    await chats.say(shop, "ada", `/priority ${number} high`);
    expect(wordsOf(await chats.say(shop, "grace", "/undo"))).toBe("/claim is taken back.");
    await chats.say(shop, "grace", `/claim ${number}`);
    await chats.say(shop, "ada", `/claim ${number}`);
    expect(wordsOf(await chats.say(shop, "grace", "/undo"))).toBe(
      "Changed by Ada in the meantime. Nothing was done.",
    );
    expect((await stateOf()).assignee_id).toBe(ada.userId);
  });

  it("for another member, and for who lost the right to it", async () => {
    const ada = await makeMember(database.owner, acme, "Ada", "agent");
    await chats.linkMember(ada, shop, "ada");
    await chats.say(shop, "grace", `/resolve ${number}`);
    expect(wordsOf(await chats.say(shop, "ada", "/undo"))).toContain("There is nothing of yours");
    await database.owner.query("update user_roles set role = 'viewer' where user_id = $1", [grace.userId]);
    expect(wordsOf(await chats.say(shop, "grace", "/undo"))).toBe("No. You need conversation.close.");
    expect((await stateOf()).status).toBe("resolved");
  });

  it("and offers no way back where it changed nothing", async () => {
    await chats.say(shop, "grace", `/resolve ${number}`);
    expect(undoOf(await chats.say(shop, "grace", `/resolve ${number}`))).toBe("(none)");
  });
});
