import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../../access/index.ts";
import { newId, type ChannelId, type OrganizationId } from "../../kernel/ids.ts";
import { plain, type Capabilities } from "../../protocol/index.ts";
import { openCommandChats, type Said } from "../../testing/commands/command-chat.ts";
import { testDatabase } from "../../testing/database.ts";
import { makeChannel } from "../../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../../testing/factories/organization.ts";

const NO_BUTTONS: Capabilities["buttons"] = {
  support: "none",
  maxRows: 0,
  maxPerRow: 0,
  labelMax: 0,
  valueMaxBytes: 0,
};

const database = await testDatabase();
const chats = openCommandChats(database);
const plainChats = openCommandChats(database, { capabilities: { buttons: NO_BUTTONS } });

let acme: OrganizationId;
let shop: ChannelId;
let grace: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  grace = await makeMember(database.owner, acme, "Grace", "admin");
  await chats.linkMember(grace, shop, "grace");
  await database.owner.query(
    "insert into comm_labels (organization_id, id, name) values ($1, $2, 'Invoice')",
    [acme, newId("lbl")],
  );
});

const wordsOf = ({ answers }: Said) => answers.map(({ text }) => text).join("\n");
const statusOf = async () =>
  (await database.owner.query("select status from comm_channels where id = $1", [shop])).rows[0].status;
const untilOf = async ({ conversationId }: Said) =>
  (
    await database.owner.query("select dialogue_until::text as until from comm_conversations where id = $1", [
      conversationId,
    ])
  ).rows[0].until;

async function openConversation(): Promise<string> {
  const { conversationId } = await chats.say(shop, "Linus", "Hello");
  const { rows } = await database.owner.query("select number from comm_conversations where id = $1", [
    conversationId,
  ]);
  return `#${rows[0].number}`;
}

/** What a member is told who says something in their own chat that answers nothing. */
const ORDINARY = "Nothing was sent. Reply to a card";

describe("a missing argument", () => {
  it("is asked for, one after the other, and the command is done with the last", async () => {
    const number = await openConversation();
    expect(wordsOf(await chats.say(shop, "grace", "/label"))).toBe("Which label?");
    expect(wordsOf(await chats.say(shop, "grace", "invoice"))).toBe("Which conversation, such as #12?");
    expect(wordsOf(await chats.say(shop, "grace", number))).toBe(`${number} is labelled Invoice.`);
  });

  it("that cannot be read is asked for again", async () => {
    const number = await openConversation();
    await chats.say(shop, "grace", `/snooze ${number}`);
    expect(wordsOf(await chats.say(shop, "grace", "soon"))).toContain("soon");
    expect(wordsOf(await chats.say(shop, "grace", "2h"))).toContain(`${number} sleeps until`);
  });

  it("is not asked for once a new command was given", async () => {
    await chats.say(shop, "grace", "/label");
    expect(wordsOf(await chats.say(shop, "grace", "/channel list"))).toContain("Shop");
    expect(wordsOf(await chats.say(shop, "grace", "invoice"))).toContain(ORDINARY);
  });

  it.each(["/cancel", "/abbrechen"])("is not asked for after %s", async (cancel) => {
    await chats.say(shop, "grace", "/label");
    expect(wordsOf(await chats.say(shop, "grace", cancel))).toBe("Cancelled. Nothing was done.");
    expect(wordsOf(await chats.say(shop, "grace", "invoice"))).toContain(ORDINARY);
    expect(wordsOf(await chats.say(shop, "grace", cancel))).toBe("There is nothing to cancel.");
  });

  it("is not asked for after ten minutes", async () => {
    await chats.say(shop, "grace", "/label");
    await database.owner.query(
      "update comm_command_dialogues set expires_at = expires_at - interval '10 minutes' where organization_id = $1",
      [acme],
    );
    expect(wordsOf(await chats.say(shop, "grace", "invoice"))).toContain(ORDINARY);
  });

  it("is answered by who was asked and nobody else", async () => {
    const group = { thread: { key: "crew", kind: "group" as const } };
    await chats.openStaffGroup(shop, "crew");
    const ada = await makeMember(database.owner, acme, "Ada", "admin");
    await chats.linkMember(ada, shop, "ada");
    await chats.say(shop, "grace", "/label", group);
    expect(wordsOf(await chats.say(shop, "ada", "invoice", group))).toContain(ORDINARY);
    expect(wordsOf(await chats.say(shop, "grace", "invoice", group))).toBe(
      "Which conversation, such as #12?",
    );
  });

  it("is answered by what was said before the question came", async () => {
    const group = { thread: { key: "customers", kind: "group" as const } };
    const { conversationId } = await chats.say(shop, "grace", "Hello", group);
    await database.owner.query("update comm_conversations set member_commands = true where id = $1", [
      conversationId,
    ]);
    await database.owner.query(
      "update comm_channels set health_account = '@acme_bot', account_id = '99' where id = $1",
      [shop],
    );
    const number = await openConversation();
    const said = await Promise.all([
      chats.say(shop, "grace", `/label@acme_bot ${number}`, group),
      chats.say(shop, "grace", "invoice", group),
    ]);
    expect(said.map(wordsOf)).toEqual([expect.stringContaining("Which label?"), expect.any(String)]);
    const { rows } = await database.owner.query("select body from comm_messages where caused_by = $1", [
      said[1].messageId,
    ]);
    expect(rows).toEqual([{ body: `${number} is labelled Invoice.` }]);
  });

  it("leaves a chat of members one in which everything is for commands first", async () => {
    const asked = await chats.say(shop, "grace", "/label");
    expect(await untilOf(asked)).toBe("infinity");
    await chats.say(shop, "grace", "/cancel");
    expect(await untilOf(asked)).toBe("infinity");
  });

  it("opens the dialogue of a conversation with others, and shuts it again", async () => {
    const inGroup = { thread: { key: "customers", kind: "group" as const } };
    const { conversationId } = await chats.say(shop, "grace", "Hello", inGroup);
    await database.owner.query("update comm_conversations set member_commands = true where id = $1", [
      conversationId,
    ]);
    const asked = await chats.say(shop, "grace", "/label", {
      ...inGroup,
      content: { text: plain("/label"), parts: [{ kind: "command", name: "label", options: {} }] },
    });
    expect(wordsOf(asked)).toBe("Which label?");
    expect(Date.parse(await untilOf(asked))).toBeGreaterThan(Date.now());
    await chats.say(shop, "grace", "invoice", inGroup);
    await chats.say(shop, "grace", "/cancel", {
      ...inGroup,
      content: { text: plain("/cancel"), parts: [{ kind: "command", name: "cancel", options: {} }] },
    });
    expect(await untilOf(asked)).toBeNull();
  });
});

describe("a form", () => {
  const withForms = openCommandChats(database, {
    capabilities: { forms: { support: "native", maxFields: 5 } },
  });

  it("is offered where the platform has them and the command came by its menu; its answer is the argument", async () => {
    const number = await openConversation();
    const asked = await withForms.say(shop, "grace", `/note ${number}`, {
      content: {
        text: plain("/note"),
        parts: [{ kind: "command", name: "note", options: { conversation: number } }],
      },
    });
    const { rows } = await database.owner.query("select buttons from comm_messages where caused_by = $1", [
      asked.messageId,
    ]);
    const [[button]] = rows[0].buttons;
    expect(button).toMatchObject({ label: "Write it", form: { fields: [{ name: "text", kind: "text" }] } });
    const sent = await withForms.say(shop, "grace", "text: Paid twice.", {
      content: {
        text: plain("text: Paid twice."),
        parts: [{ kind: "form", form: button.form.name, answers: [{ name: "text", value: "Paid twice." }] }],
      },
    });
    expect(wordsOf(sent)).toBe(`Noted in ${number}.`);
  });

  it("that bears another name answers nothing", async () => {
    const number = await openConversation();
    await withForms.say(shop, "grace", `/note ${number}`);
    const sent = await withForms.say(shop, "grace", "text: Paid twice.", {
      content: {
        text: plain("text: Paid twice."),
        parts: [{ kind: "form", form: "order", answers: [{ name: "text", value: "Paid twice." }] }],
      },
    });
    expect(wordsOf(sent)).toContain("the time of this form is over");
  });
});

describe("where a platform has no buttons", () => {
  it("answers are numbered, and the number typed back is one", async () => {
    expect(wordsOf(await plainChats.say(shop, "grace", "/channel pause Shop"))).toBe(
      "Holds what is sent: Shop. Go on?\n1 Yes  2 No",
    );
    expect(await statusOf()).toBe("active");
    expect(wordsOf(await plainChats.say(shop, "grace", "1"))).toContain("Shop is paused.");
    expect(await statusOf()).toBe("paused");
  });

  it("the label is an answer too", async () => {
    await plainChats.say(shop, "grace", "/channel pause Shop");
    expect(wordsOf(await plainChats.say(shop, "grace", "no"))).toBe("Cancelled. Nothing was done.");
    expect(wordsOf(await plainChats.say(shop, "grace", "1"))).toContain(ORDINARY);
    expect(await statusOf()).toBe("active");
  });

  it("a number that answers nothing is an ordinary message, and the question stays", async () => {
    await plainChats.say(shop, "grace", "/channel pause Shop");
    expect(wordsOf(await plainChats.say(shop, "grace", "3"))).toContain(ORDINARY);
    expect(wordsOf(await plainChats.say(shop, "grace", "1"))).toContain("Shop is paused.");
  });

  it("a number is an ordinary message while nothing is asked, and where buttons were shown", async () => {
    expect(wordsOf(await plainChats.say(shop, "grace", "1"))).toContain(ORDINARY);
    await chats.say(shop, "grace", "/channel pause Shop");
    expect(wordsOf(await chats.say(shop, "grace", "1"))).toContain(ORDINARY);
    expect(await statusOf()).toBe("active");
  });
});
