import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../../access/index.ts";
import type { ChannelId, ConversationId, OrganizationId } from "../../../kernel/ids.ts";
import { openCardRounds } from "../../../testing/commands/card-round.ts";
import { openCommandChats } from "../../../testing/commands/command-chat.ts";
import { testDatabase } from "../../../testing/database.ts";
import { makeChannel } from "../../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../../testing/factories/organization.ts";

const database = await testDatabase();
const { owner } = database;
const chats = openCommandChats(database);
const cards = await openCardRounds(database);

let acme: OrganizationId;
let shop: ChannelId;
let office: ChannelId;
let ada: MemberActor;
let adasChat: ConversationId;

beforeEach(async () => {
  cards.offer({});
  await owner.query("truncate outbox; delete from organizations");
  acme = await makeOrganization(owner);
  shop = await makeChannel(owner, acme, { connector: "scripted", name: "Shop" });
  office = await makeChannel(owner, acme, { connector: "scripted", name: "Office" });
  ada = await makeMember(owner, acme, "Ada");
  adasChat = (await chats.linkMember(ada, office, "ada-1")).conversationId;
});

/** What a chat shows: the messages of ours in it, oldest first, with their buttons' labels. */
const shown = async (chat: ConversationId) =>
  (
    await owner.query<{ body: string; labels: string[] }>(
      `select body, array(select b ->> 'label' from jsonb_array_elements(coalesce(buttons, '[]')) r, jsonb_array_elements(r) b) as labels
       from comm_messages where conversation_id = $1 and direction = 'out' order by sent_at, id`,
      [chat],
    )
  ).rows;
const edits = async () =>
  (await owner.query("select count(*)::integer as count from comm_deliveries where operation = 'edit'"))
    .rows[0].count;
const change = (columns: string, id: ConversationId) =>
  owner.query(
    `with changed as (update comm_conversations set ${columns} where id = $1 returning *)
     insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
     select organization_id, new_id('obx'), 'conversation_changed', id, jsonb_build_object('conversationId', id), clock_timestamp() from changed`,
    [id],
  );

describe("a card", () => {
  it("tells a member of a new conversation, with what they may do", async () => {
    await chats.say(shop, "Linus", "Where is my parcel?");
    await cards.draw();
    const [card, ...others] = await shown(adasChat);
    expect(others).toEqual([]);
    expect(card?.body).toMatch(
      /^#\d+ · Scripted · Linus\n“Where is my parcel\?”\nOpen · nobody in charge · waiting since 1 Jun, 00:00$/u,
    );
    expect(card?.labels).toEqual(["Claim", "Reply", "Note", "Snooze", "Resolve"]);
  });

  it("takes up a burst: twenty messages are one message, and no more edits than its pace allows", async () => {
    await chats.say(shop, "Linus", "One");
    await cards.draw();
    await cards.deliverAll();
    for (let number = 2; number <= 20; number += 1) await chats.say(shop, "Linus", `Number ${number}`);
    await cards.draw();
    expect(await edits()).toBe(0);
    await cards.draw("now");
    await cards.draw();
    expect(await edits()).toBe(1);
    const all = await shown(adasChat);
    expect(all).toHaveLength(1);
    expect(all[0]?.body).toContain("“One”\n“Number 2”\n“Number 3”\n+ 17 more");
  });

  it("waits while a change of it is under way, and shows in the end how things stand", async () => {
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    await change("status = 'resolved'", conversationId);
    await cards.draw("now");
    expect(await edits()).toBe(0);
    await cards.deliverAll();
    await cards.draw("now");
    expect(await edits()).toBe(1);
    expect((await shown(adasChat))[0]?.body).toContain("Resolved");
  });

  it("tells everybody at once who is in charge, and offers nobody what is done", async () => {
    const grace = await makeMember(owner, acme, "Grace");
    const { conversationId: gracesChat } = await chats.linkMember(grace, office, "grace-1");
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    await cards.deliverAll();
    await change(`assignee_id = '${grace.userId}'`, conversationId);
    await cards.draw("now");
    for (const chat of [adasChat, gracesChat])
      expect((await shown(chat)).map(({ body }) => body)).toEqual([
        expect.stringContaining("Grace is in charge"),
      ]);
    expect((await shown(gracesChat))[0]?.labels).not.toContain("Claim");
    expect((await shown(adasChat))[0]?.labels).toContain("Claim");
  });

  it("is never made for somebody who may not see the conversation, and shows nothing once they may not", async () => {
    const eve = await makeMember(owner, acme, "Eve", "viewer");
    await owner.query("delete from comm_member_accounts where user_id = $1", [ada.userId]);
    const { conversationId: evesChat } = await chats.linkMember(eve, office, "eve-1");
    await owner.query(
      "insert into roles (organization_id, id, name, permissions) values ($1, 'rol_1', 'Own', $2)",
      [acme, { "conversation.read": "own", "conversation.reply": "own" }],
    );
    await owner.query("update user_roles set role = null, role_id = 'rol_1' where user_id = $1", [
      eve.userId,
    ]);
    const { conversationId } = await chats.say(shop, "Linus", "A secret");
    await cards.draw();
    expect(await shown(evesChat)).toEqual([]);
    await change(`assignee_id = '${eve.userId}'`, conversationId);
    await chats.say(shop, "Linus", "More of it");
    await cards.draw("now");
    expect((await shown(evesChat))[0]?.body).toContain("A secret");
    expect((await shown(evesChat))[0]?.labels).toEqual(["Reply"]);
    await cards.deliverAll();
    await change("assignee_id = null", conversationId);
    await cards.draw("now");
    expect(await shown(evesChat)).toEqual([
      { body: expect.stringMatching(/^You no longer see conversation #\d+\.$/), labels: [] },
    ]);
  });

  it("comes anew when the customer waits again, and the old one says so", async () => {
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    await cards.deliverAll();
    await change("waiting_since = null", conversationId);
    await cards.draw("now");
    await cards.deliverAll();
    await chats.say(shop, "Linus", "And now?");
    await cards.draw("now");
    expect((await shown(adasChat)).map(({ body }) => body)).toEqual([
      "There is a newer card below.",
      expect.stringContaining("“And now?”"),
    ]);
  });

  it("gets new buttons once one was pressed, because each can be pressed once", async () => {
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    await cards.deliverAll();
    await owner.query(
      "update comm_command_buttons set used_at = clock_timestamp() where does ->> 'command' like '/note%'",
    );
    await change("updated_at = clock_timestamp()", conversationId);
    await cards.draw("now");
    expect(await edits()).toBe(1);
    await cards.deliverAll();
    await change("updated_at = clock_timestamp()", conversationId);
    await cards.draw("now");
    expect(await edits()).toBe(1);
  });

  it("is one new message where the platform no longer has it", async () => {
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    await cards.deliverAll();
    await change("priority = 'urgent'", conversationId);
    await cards.draw("now");
    await owner.query(
      "update comm_deliveries set state = 'failed', reason = 'message not found' where operation = 'edit'",
    );
    await change("priority = 'none'", conversationId);
    await cards.draw("now");
    await cards.draw("now");
    expect(await shown(adasChat)).toHaveLength(2);
  });
});

describe("where a platform changes no message", () => {
  it("a short message tells each change of the status, and none tells further words", async () => {
    cards.offer({ edit: { support: "none" } });
    const { conversationId } = await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    await cards.deliverAll();
    await chats.say(shop, "Linus", "Anybody?");
    await cards.draw("now");
    expect(await shown(adasChat)).toHaveLength(1);
    await change(`assignee_id = '${ada.userId}'`, conversationId);
    await cards.draw("now");
    await cards.draw("now");
    expect((await shown(adasChat)).slice(1).map(({ body }) => body)).toEqual([
      expect.stringMatching(/^#\d+: Open · Ada is in charge/),
    ]);
  });
});

describe("an organization whose members linked nothing", () => {
  it("leaves no news behind", async () => {
    await owner.query(
      "delete from comm_member_accounts; delete from comm_conversations where audience = 'staff'",
    );
    await chats.say(shop, "Linus", "Hello");
    await cards.draw();
    expect((await owner.query("select from comm_card_news")).rowCount).toBe(0);
    expect((await owner.query("select from comm_cards")).rowCount).toBe(0);
  });
});
