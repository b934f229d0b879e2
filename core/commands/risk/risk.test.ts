import { beforeEach, describe, expect, it } from "vitest";
import { commandsFor, riskOf, type Command, type MemberActor } from "../../access/index.ts";
import { pauseChannel } from "../../channels/pause-channel.ts";
import type { ChannelId, OrganizationId } from "../../kernel/ids.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { rooms } from "../../../hub/rooms.ts";
import { openCommandChats, type Said } from "../../testing/commands/command-chat.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";

/** Pausing, as if it took two. */
const lockDown = commandsFor<never>().command({
  name: "lockdown",
  for: "member",
  where: ["direct", "staff"],
  summary: { en: "Stops a channel", de: "Hält einen Kanal an" },
  example: "/lockdown Shop",
  arguments: [{ name: "channel", kind: "channel", summary: { en: "Which channel", de: "Welcher Kanal" } }],
  action: { ...pauseChannel, risk: "approve" },
  target: ({ channel }) => channel.id,
  input: () => undefined,
  answer: () => ({ text: { en: "It is locked down.", de: "Er ist gesperrt." } }),
});

const database = await testDatabase();
const chats = openCommandChats(database, { commands: [unsafeCast<Command>(lockDown)] });

let acme: OrganizationId;
let shop: ChannelId;
let grace: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  grace = await makeMember(database.owner, acme, "Grace", "admin");
  await chats.linkMember(grace, shop, "grace");
});

const wordsOf = ({ answers }: Said) => answers.map(({ text }) => text).join("\n");
const statusOf = async () =>
  (await database.owner.query("select status from comm_channels where id = $1", [shop])).rows[0].status;

/** What a chat was last told, with the buttons under it. */
async function lastTold(conversationId: string) {
  const { rows } = await database.owner.query(
    "select body, buttons from comm_messages where conversation_id = $1 and direction = 'out' order by sent_at desc, id desc limit 1",
    [conversationId],
  );
  const buttons: readonly { label: string; value: string }[] = rows[0]?.buttons?.flat() ?? [];
  return {
    body: rows[0]?.body,
    press: (label: string) => buttons.find((one) => one.label === label)?.value ?? "",
  };
}

describe("what gives or takes a way in", () => {
  it("is left to the pages: a button leads there, and nothing is done", async () => {
    const ada = await makeMember(database.owner, acme, "Ada", "agent");
    const { answers, messageId } = await chats.say(shop, "grace", "/member remove ada");
    expect(answers[0]?.text).toContain("This is done on the page");
    const { rows } = await database.owner.query("select buttons from comm_messages where caused_by = $1", [
      messageId,
    ]);
    expect(rows[0].buttons).toEqual([
      [{ label: "Open the page", url: "https://hub.example/settings/members" }],
    ]);
    const left = await database.owner.query("select from user_roles where user_id = $1", [ada.userId]);
    expect(left.rowCount).toBe(1);
  });

  it("is refused right away to whoever may not do it", async () => {
    const agent = await makeMember(database.owner, acme, "Alan", "agent");
    await chats.linkMember(agent, shop, "alan");
    expect(wordsOf(await chats.say(shop, "alan", "/member remove grace"))).toBe(
      "No. You need member.manage.",
    );
  });

  it("is every action that asks for the password over HTTP", () => {
    const actions = rooms.flatMap((room): readonly Command[] => ("commands" in room ? room.commands : []));
    const sensitive = actions.flatMap(({ action }) => (action?.sensitive ? [action] : []));
    expect(sensitive.length).toBeGreaterThan(0);
    expect(sensitive.map(riskOf)).toEqual(sensitive.map(() => "page"));
  });
});

describe("what is confirmed", () => {
  it("says what it is about to do, and does nothing before the yes", async () => {
    const said = await chats.say(shop, "grace", "/channel pause sho");
    expect(wordsOf(said)).toBe("Holds what is sent: Shop. Go on?");
    expect(said.answers[0]?.buttons?.flat().map(({ label }) => label)).toEqual(["Yes", "No"]);
    expect(await statusOf()).toBe("active");
    const { rows } = await database.owner.query(
      "select outcome, reason from comm_command_uses where organization_id = $1",
      [acme],
    );
    expect(rows).toEqual([{ outcome: "asked", reason: "to_confirm" }]);
  });
});

describe("what takes a second member", () => {
  let ada: MemberActor;
  let adasChat: string;

  beforeEach(async () => {
    ada = await makeMember(database.owner, acme, "Ada", "admin");
    adasChat = (await chats.linkMember(ada, shop, "ada")).conversationId;
  });

  it("waits until another who might do the same approves in their own chat, and both are recorded", async () => {
    const asked = await chats.say(shop, "grace", "/lockdown Shop");
    expect(wordsOf(asked)).toContain("Another member has to approve this within an hour.");
    expect(await statusOf()).toBe("active");
    const told = await lastTold(adasChat);
    expect(told.body).toBe("Grace asks for your approval. Stops a channel: Shop.");
    expect(wordsOf(await chats.press(shop, "ada", told.press("Approve")))).toContain(
      "Approved by Ada, and done.",
    );
    expect(await statusOf()).toBe("paused");
    expect((await lastTold(asked.conversationId)).body).toContain("Approved by Ada, and done.");
    const { rows } = await database.owner.query(
      "select actor_name, action from audit_logs where organization_id = $1 order by number",
      [acme],
    );
    expect(rows.map(({ actor_name, action }) => `${actor_name} ${action}`).toSorted()).toEqual([
      "Ada command.approved",
      "Grace channel.changed",
    ]);
  });

  it("is not done once it was declined", async () => {
    await chats.say(shop, "grace", "/lockdown Shop");
    const told = await lastTold(adasChat);
    expect(wordsOf(await chats.press(shop, "ada", told.press("Decline")))).toContain("Declined by Ada.");
    expect(wordsOf(await chats.press(shop, "ada", told.press("Approve")))).toBe("This was decided already.");
    expect(await statusOf()).toBe("active");
  });

  it("is not done after an hour, nor by who lost the right, nor for who lost it", async () => {
    await chats.say(shop, "grace", "/lockdown Shop");
    const told = await lastTold(adasChat);
    await database.owner.query("update user_roles set role = 'agent' where user_id = $1", [ada.userId]);
    expect(wordsOf(await chats.press(shop, "ada", told.press("Approve")))).toBe(
      "No. You need channel.manage.",
    );
    await database.owner.query("update user_roles set role = 'admin' where user_id = $1", [ada.userId]);
    await database.owner.query("update user_roles set role = 'agent' where user_id = $1", [grace.userId]);
    expect(wordsOf(await chats.press(shop, "ada", told.press("Approve")))).toBe(
      "No. You need channel.manage.",
    );
    await database.owner.query("update user_roles set role = 'admin' where user_id = $1", [grace.userId]);
    await database.owner.query(
      "update comm_command_requests set expires_at = clock_timestamp() where organization_id = $1",
      [acme],
    );
    expect(wordsOf(await chats.press(shop, "ada", told.press("Approve")))).toBe(
      "The hour for this request is over.",
    );
    expect(await statusOf()).toBe("active");
  });

  it("is never approved by who asked, from whatever account", async () => {
    const other = await chats.linkMember(grace, shop, "grace-too");
    await chats.say(shop, "grace", "/lockdown Shop");
    expect((await lastTold(other.conversationId)).body).toBeUndefined();
    // A button that reached them all the same.
    const told = await lastTold(adasChat);
    await database.owner.query(
      "update comm_command_buttons set actor_id = $1, conversation_id = $2 where organization_id = $3",
      [grace.userId, other.conversationId, acme],
    );
    expect(wordsOf(await chats.press(shop, "grace-too", told.press("Approve")))).toContain(
      "You asked for this yourself.",
    );
    expect(await statusOf()).toBe("active");
  });

  it("is refused where nobody else might approve it", async () => {
    await database.owner.query("delete from user_roles where user_id = $1", [ada.userId]);
    expect(wordsOf(await chats.say(shop, "grace", "/lockdown Shop"))).toContain(
      "Nobody else may approve this",
    );
    expect(await statusOf()).toBe("active");
  });
});
