import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../access/index.ts";
import { newId, type ChannelId, type OrganizationId } from "../../kernel/ids.ts";
import { openCommandChats } from "../../testing/commands/command-chat.ts";
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
  grace = await makeMember(database.owner, acme, "Grace Hopper", "admin");
  await chats.linkMember(grace, shop, "grace");
  ({ number, conversationId } = await openConversation(shop));
});

async function openConversation(channelId: ChannelId, who = "Linus") {
  const said = await chats.say(channelId, who, "Hello");
  const { rows } = await database.owner.query("select number from comm_conversations where id = $1", [
    said.conversationId,
  ]);
  return { conversationId: said.conversationId, number: `#${rows[0].number}` };
}

const answer = async (text: string, who = "grace") =>
  (await chats.say(shop, who, text)).answers.map((one) => one.text).join("\n");

const assigneeOf = async () =>
  (await database.owner.query("select assignee_id from comm_conversations where id = $1", [conversationId]))
    .rows[0].assignee_id;

describe("a member is named", () => {
  it.each([
    ["by the whole name", '"Ada Lovelace"'],
    ["by the beginning of a name", "lovel"],
    ["without accents and case", "ADA"],
    ["with a sign in front", "@ada"],
  ])("%s", async (_, said) => {
    const ada = await makeMember(database.owner, acme, "Ada Lovelace", "agent");
    await answer(`/assign ${number} ${said}`);
    expect(await assigneeOf()).toBe(ada.userId);
  });

  it("by email, and as oneself", async () => {
    const ada = await makeMember(database.owner, acme, "Ada", "agent");
    await answer(`/assign ${number} ${ada.email}`);
    expect(await assigneeOf()).toBe(ada.userId);
    await answer(`/assign ${number} me`);
    expect(await assigneeOf()).toBe(grace.userId);
  });

  it("by a mention of their linked account, whatever name it shows", async () => {
    const ada = await makeMember(database.owner, acme, "Ada", "agent");
    await makeMember(database.owner, acme, "Mallory", "agent");
    await chats.linkMember(ada, shop, "u-77");
    const text = `/assign ${number} @Mallory`;
    const start = text.indexOf("@");
    await chats.say(shop, "grace", text, {
      content: {
        text: { text, marks: [{ kind: "mention", start, end: text.length, identity: "u-77" }] },
        parts: [],
      },
    });
    expect(await assigneeOf()).toBe(ada.userId);
  });

  it("not by a mention of an account that is no member's", async () => {
    const text = `/assign ${number} @Linus`;
    const start = text.indexOf("@");
    const { answers } = await chats.say(shop, "grace", text, {
      content: {
        text: { text, marks: [{ kind: "mention", start, end: text.length, identity: "Linus" }] },
        parts: [],
      },
    });
    expect(answers[0]?.text).toContain("There is no member “@Linus”, or you don't see it.");
    expect(await assigneeOf()).toBeNull();
  });
});

describe("what is foreign and what is missing", () => {
  it("read alike: a conversation of another organization, of another channel, and none", async () => {
    const rival = await makeOrganization(database.owner, "Rival");
    const theirs = await makeChannel(database.owner, rival, { connector: "scripted" });
    const foreign = await openConversation(theirs);
    const vendor = await makeMember(database.owner, acme, "Vendor", "vendor");
    await chats.linkMember(vendor, shop, "vendor");
    const word = (said: string) => `There is no conversation “${said}”, or you don't see it.`;
    expect(await answer(`/claim ${foreign.number}`)).toBe(word(foreign.number));
    expect(await answer("/claim #999999999")).toBe(word("#999999999"));
    // Not assigned to them, and so not theirs to see.
    expect(await answer(`/claim ${number}`, "vendor")).toBe(word(number));
  });

  it("suggest the nearest name only among what one may see", async () => {
    const other = await makeOrganization(database.owner, "Rival");
    await makeMember(database.owner, other, "Magnus");
    await makeMember(database.owner, acme, "Magdalen");
    expect(await answer(`/assign ${number} magnusx`)).toContain("There is no member “magnusx”");
    expect(await answer(`/assign ${number} magnusx`)).not.toContain("Did you mean");
    expect(await answer(`/assign ${number} magdalan`)).toContain("Did you mean Magdalen (");
  });

  it("show whoever may not view members nobody but themselves", async () => {
    const vendor = await makeMember(database.owner, acme, "Vendor", "vendor");
    await chats.linkMember(vendor, shop, "vendor");
    await database.owner.query("update comm_conversations set assignee_id = $2 where id = $1", [
      conversationId,
      vendor.userId,
    ]);
    expect(await answer(`/assign ${number} grace`, "vendor")).toContain("There is no member “grace”");
  });
});

describe("several of a name", () => {
  it("are asked for with a button each, and the pressed one is meant", async () => {
    await makeMember(database.owner, acme, "Ada Byron", "agent");
    const king = await makeMember(database.owner, acme, "Ada King", "agent");
    const { answers } = await chats.say(shop, "grace", `/assign ${number} ada`);
    const buttons = answers[0]?.buttons?.flat() ?? [];
    expect(answers[0]?.text).toBe("Which one do you mean by “ada”?");
    expect(buttons.map(({ label }) => label)).toEqual([
      expect.stringContaining("Ada Byron"),
      expect.stringContaining("Ada King"),
    ]);
    await chats.press(shop, "grace", buttons[1]?.value ?? "");
    expect(await assigneeOf()).toBe(king.userId);
  });

  it("more than eight are not listed", async () => {
    for (let at = 0; at < 9; at += 1) await makeMember(database.owner, acme, `Ada ${at}`, "agent");
    const { answers } = await chats.say(shop, "grace", `/assign ${number} ada`);
    expect(answers[0]).toMatchObject({
      text: "Many are called like “ada”. Say more of the name.",
      buttons: null,
    });
    await chats.say(shop, "grace", "ada 7");
    const { rows } = await database.owner.query("select name from users where id = $1", [await assigneeOf()]);
    expect(rows[0].name).toBe("Ada 7");
  });
});

describe("the other kinds", () => {
  it("finds channels, labels, rules and contacts by name", async () => {
    await database.owner.query(
      "insert into comm_labels (organization_id, id, name) values ($1, $2, 'Invoice')",
      [acme, newId("lbl")],
    );
    expect(await answer(`/label ${number} invo`)).toBe(`${number} is labelled Invoice.`);
    expect(await answer("/channel status shop")).toContain("Shop (scripted)");
    expect(await answer("/contact linus")).toContain("Linus");
    expect(await answer("/role supervisr")).toContain("Did you mean supervisor?");
    expect(await answer("/rule pause nothing")).toBe("There is no rule “nothing”, or you don't see it.");
  });
});
