import { beforeEach, describe, expect, it } from "vitest";
import { applyInboundEvent } from "../inbound/apply-inbound-event.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { plain, type MessageReceived } from "../protocol/index.ts";
import { openCommandChats } from "../testing/commands/command-chat.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openScripted, scriptPlatform } from "../testing/scripted-connector.ts";

const database = await testDatabase();
const chats = openCommandChats(database);

let acme: OrganizationId;
let shop: ChannelId;
let conversationId: string;
let number: string;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  const grace = await makeMember(database.owner, acme, "Grace", "owner");
  await chats.linkMember(grace, shop, "grace");
  ({ conversationId } = await chats.say(shop, "Linus", "Hello"));
  number = `#${(await database.owner.query("select number from comm_conversations where id = $1", [conversationId])).rows[0].number}`;
});

const statusOf = async () =>
  (await database.owner.query("select status from comm_conversations where id = $1", [conversationId]))
    .rows[0].status;
const resolve = () => `/resolve ${number}`;
const marked = (kind: "quote" | "code" | "pre"): Partial<MessageReceived> => ({
  content: {
    text: { text: resolve(), marks: [{ kind, start: 0, end: resolve().length }] },
    parts: [],
  },
});

it("the command that the others here are likened to does something", async () => {
  await chats.say(shop, "grace", resolve());
  expect(await statusOf()).toBe("resolved");
});

describe("a command does nothing", () => {
  it("inside a forwarded message", async () => {
    await chats.say(shop, "grace", resolve(), { forwardedFrom: "Mallory" });
    expect(await statusOf()).toBe("open");
  });

  it.each(["quote", "code", "pre"] as const)("inside what is marked as %s", async (kind) => {
    await chats.say(shop, "grace", resolve(), marked(kind));
    expect(await statusOf()).toBe("open");
  });

  it("in what a program wrote", async () => {
    await chats.say(shop, "grace", resolve(), { automatic: true });
    expect(await statusOf()).toBe("open");
  });

  it("in an edit, also of a command that failed", async () => {
    await chats.say(shop, "grace", `/resolv ${number}`, { externalId: "typo" });
    await edit("typo", resolve());
    await chats.say(shop, "grace", "Thanks");
    expect(await statusOf()).toBe("open");
  });

  it("in a message that was edited before it was handled", async () => {
    const { messageId } = await chats.say(shop, "grace", "Hello", { externalId: "hello" });
    await edit("hello", resolve());
    // As if nobody had come to it yet.
    await database.owner.query("delete from comm_command_uses where message_id = $1", [messageId]);
    await database.owner.query(
      "update outbox set done_at = null, lease_until = null where organization_id = $1 and payload ->> 'messageId' = $2",
      [acme, messageId],
    );
    await chats.handleWaiting();
    expect(await statusOf()).toBe("open");
  });

  it.each([
    ["an override of direction", "\u202E"],
    ["an isolate", "\u2066"],
    ["a mark of direction", "\u200F"],
    ["a space of no width", "\u200B"],
  ])("with %s in its name or before it", async (_, hidden) => {
    await chats.say(shop, "grace", `/re${hidden}solve ${number}`);
    await chats.say(shop, "grace", `${hidden}/resolve ${number}`);
    await chats.say(shop, "grace", `/${hidden}resolve ${number}`);
    expect(await statusOf()).toBe("open");
  });

  it("from an account that is nobody's, whatever name it goes by", async () => {
    await chats.say(shop, "mallory", resolve(), {
      from: { identities: [{ kind: "user_id", value: "mallory" }], name: "grace" },
    });
    await chats.say(shop, "mallory", resolve(), {
      from: { identities: [{ kind: "username", value: "grace" }], name: "Grace" },
      thread: { key: "mallory", kind: "direct" },
    });
    expect(await statusOf()).toBe("open");
  });

  it("forged as a native one by such an account", async () => {
    const content = {
      text: plain(resolve()),
      parts: [{ kind: "command" as const, name: "resolve", options: { conversation: number } }],
    };
    const { answers } = await chats.say(shop, "mallory", resolve(), { content });
    expect(answers).toEqual([]);
    expect(await statusOf()).toBe("open");
  });

  it("from the same account on another channel", async () => {
    const other = await makeChannel(database.owner, acme, { connector: "scripted", name: "Other" });
    await chats.say(other, "grace", resolve());
    expect(await statusOf()).toBe("open");
  });
});

it("a message that is handled again, after a crash, does what it says once", async () => {
  const { messageId } = await chats.say(shop, "grace", `/note ${number} Paid twice.`);
  await database.owner.query(
    "update outbox set done_at = null, lease_until = null where organization_id = $1 and payload ->> 'messageId' = $2 and kind = 'message_received'",
    [acme, messageId],
  );
  await chats.handleWaiting();
  const { rows } = await database.owner.query(
    "select (select count(*)::int from comm_messages where conversation_id = $1 and kind = 'note') as notes, (select count(*)::int from comm_messages where caused_by = $2) as answers",
    [conversationId, messageId],
  );
  expect(rows).toEqual([{ notes: 1, answers: 1 }]);
});

async function edit(externalId: string, text: string): Promise<void> {
  const channel = openScripted(scriptPlatform(), acme, shop);
  const applied = await applyInboundEvent(
    database,
    channel,
    {
      kind: "message_edited",
      key: `edit-${externalId}`,
      occurredAt: "2026-07-01T00:00:00Z",
      thread: { key: "grace", kind: "direct" },
      externalId,
      content: { text: plain(text), parts: [] },
    },
    {},
  );
  expect(applied).toBe("applied");
}
