import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../access/index.ts";
import type { ChannelId, OrganizationId } from "../../kernel/ids.ts";
import { openCommandChats, type Said } from "../../testing/commands/command-chat.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";

const database = await testDatabase();
const chats = openCommandChats(database);

let acme: OrganizationId;
let shop: ChannelId;
let grace: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  grace = await makeMember(database.owner, acme, "Grace", "admin");
  await chats.linkMember(grace, shop, "grace");
});

const valueOf = ({ answers }: Said, label: string): string =>
  answers[0]?.buttons?.flat().find((one) => one.label === label)?.value ?? "(none)";
const wordsOf = ({ answers }: Said) => answers.map(({ text }) => text).join("\n");
const statusOf = async () =>
  (await database.owner.query("select status from comm_channels where id = $1", [shop])).rows[0].status;

/** Asks for a confirmation, and gives the value of its "Yes". */
const askToPause = async (more?: Parameters<typeof chats.say>[3]) =>
  valueOf(await chats.say(shop, "grace", "/channel pause Shop", more), "Yes");

describe("a button", () => {
  it("carries nothing but a mark and a secret, of which the hash alone is kept", async () => {
    const value = await askToPause();
    expect(value).toMatch(/^p1\.[\w-]{22}$/);
    const { rows } = await database.owner.query("select token_hash, does::text from comm_command_buttons");
    expect(JSON.stringify(rows)).not.toContain(value.slice(3));
  });

  it("pressed by whoever asked does what it says, once", async () => {
    const value = await askToPause();
    expect(wordsOf(await chats.press(shop, "grace", value))).toContain("Shop is paused.");
    expect(await statusOf()).toBe("paused");
  });

  it("replayed does nothing, and says that it is used up", async () => {
    const value = await askToPause();
    await chats.press(shop, "grace", value);
    await database.owner.query("update comm_channels set status = 'active' where id = $1", [shop]);
    expect(wordsOf(await chats.press(shop, "grace", value))).toBe("This button is used up.");
    expect(await statusOf()).toBe("active");
  });

  it("pressed by several at the same moment does it once", async () => {
    const group = { thread: { key: "crew", kind: "group" as const } };
    await chats.openStaffGroup(shop, "crew");
    const value = await askToPause(group);
    const pressed = await Promise.all([1, 2, 3].map(() => chats.press(shop, "grace", value, group)));
    const texts = pressed.map(wordsOf).toSorted();
    expect(texts.filter((text) => text.includes("is paused"))).toHaveLength(1);
    const { rows } = await database.owner.query(
      "select count(*)::int as acts from audit_logs where organization_id = $1 and action = 'channel.changed'",
      [acme],
    );
    expect(rows[0].acts).toBe(1);
  });

  it("uses the other answers of its question up", async () => {
    const said = await chats.say(shop, "grace", "/channel pause Shop");
    expect(wordsOf(await chats.press(shop, "grace", valueOf(said, "No")))).toBe(
      "Cancelled. Nothing was done.",
    );
    expect(wordsOf(await chats.press(shop, "grace", valueOf(said, "Yes")))).toBe("This button is used up.");
    expect(await statusOf()).toBe("active");
  });

  it("of somebody else does nothing, also for who might do the same", async () => {
    const group = { thread: { key: "crew", kind: "group" as const } };
    await chats.openStaffGroup(shop, "crew");
    const ada = await makeMember(database.owner, acme, "Ada", "admin");
    await chats.linkMember(ada, shop, "ada");
    const value = await askToPause(group);
    expect(wordsOf(await chats.press(shop, "ada", value, group))).toBe(
      "This button belongs to someone else.",
    );
    expect(await statusOf()).toBe("active");
    // And it is still there for whom it belongs to.
    expect(wordsOf(await chats.press(shop, "grace", value, group))).toContain("Shop is paused.");
  });

  it("of another chat does nothing", async () => {
    await chats.openStaffGroup(shop, "crew");
    const value = await askToPause();
    const elsewhere = { thread: { key: "crew", kind: "group" as const } };
    expect(wordsOf(await chats.press(shop, "grace", value, elsewhere))).toBe(
      "This button is from another chat.",
    );
    expect(await statusOf()).toBe("active");
  });

  it("of another organization's chat is unknown", async () => {
    const value = await askToPause();
    const rival = await makeOrganization(database.owner, "Rival");
    const theirs = await makeChannel(database.owner, rival, { connector: "scripted" });
    const mallory = await makeMember(database.owner, rival, "Mallory", "owner");
    await chats.linkMember(mallory, theirs, "grace");
    expect(wordsOf(await chats.press(theirs, "grace", value))).toBe(
      "This button does nothing here, or no longer.",
    );
    expect(await statusOf()).toBe("active");
  });

  it.each(["p1.", "p1.AAAAAAAAAAAAAAAAAAAAAA", `p1.${"A".repeat(400)}`, "p1.'; drop table users; --"])(
    "that was forged (%s) does nothing, and is answered",
    async (value) => {
      await askToPause();
      expect(wordsOf(await chats.press(shop, "grace", value))).toBe(
        "This button does nothing here, or no longer.",
      );
      expect(await statusOf()).toBe("active");
    },
  );

  it("whose time is over does nothing", async () => {
    const value = await askToPause();
    await database.owner.query(
      "update comm_command_buttons set expires_at = clock_timestamp() where organization_id = $1",
      [acme],
    );
    expect(wordsOf(await chats.press(shop, "grace", value))).toBe(
      "The time of this button is over. Give the command again.",
    );
    expect(await statusOf()).toBe("active");
  });

  it("does nothing where the object is no longer as it was shown", async () => {
    const value = await askToPause();
    await database.owner.query("update comm_channels set name = 'Another' where id = $1", [shop]);
    await database.owner.query(
      "update comm_channels set name = 'Shop', settings = '{\"a\":1}' where id = $1",
      [shop],
    );
    expect(wordsOf(await chats.press(shop, "grace", value))).toBe(
      "This changed in the meantime. Nothing was done.",
    );
    expect(await statusOf()).toBe("active");
  });

  it("does nothing for whoever lost the right to it meanwhile", async () => {
    const value = await askToPause();
    await database.owner.query("update user_roles set role = 'agent' where user_id = $1", [grace.userId]);
    expect(wordsOf(await chats.press(shop, "grace", value))).toBe("No. You need channel.manage.");
    expect(await statusOf()).toBe("active");
  });

  it("does nothing for an account that is no longer linked", async () => {
    const value = await askToPause();
    await database.owner.query(
      "update comm_member_accounts set revoked_at = clock_timestamp() where organization_id = $1",
      [acme],
    );
    await chats.press(shop, "grace", value);
    expect(await statusOf()).toBe("active");
  });
});
