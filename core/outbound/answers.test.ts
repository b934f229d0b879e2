import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimDeliveries } from "../deliveries/index.ts";
import { newId, type ContactId, type ConversationId, type MessageId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { OutboundOperation } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeContact, makeMessage } from "../testing/factories/conversation.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { scriptPlatform, type ScriptedPlatform } from "../testing/scripted-connector.ts";
import { createDeliverer, type Deliverer } from "./deliver-message.ts";

const database = await testDatabase();

let platform: ScriptedPlatform;
let shop: Outgoing;
let chat: ConversationId;
let deliverer: Deliverer;
let carried: (JsonObject | undefined)[];

beforeEach(async () => {
  platform = scriptPlatform();
  carried = [];
  const { render } = platform.connector;
  Object.assign(platform.connector, {
    render: (operation: OutboundOperation) => {
      if (operation.kind === "send") carried.push(operation.message.answers);
      return render(operation);
    },
  });
  shop = await openOutgoing(database, platform);
  chat = await shop.startConversation();
  deliverer = createDeliverer({
    database,
    channels: shop.channels,
    readAttachment: async () => new Uint8Array(),
    announce: () => {},
    onUnauthorised: () => {},
  });
});
afterEach(() => database.owner.query("truncate comm_deliveries cascade"));

/** Linus gives a command, whose answer is taken for so many minutes more. */
async function command(token: string, minutes = 15): Promise<MessageId> {
  const id = await makeMessage(database.owner, shop.organizationId, chat, shop.channelId, "/order");
  await database.owner.query(
    "update comm_messages set answer = $2, answer_until = clock_timestamp() + make_interval(mins => $3) where id = $1",
    [id, { token }, minutes],
  );
  return id;
}

/** The same of somebody in particular. */
async function commandOf(author: ContactId, token: string): Promise<MessageId> {
  const id = await command(token);
  await database.owner.query("update comm_messages set author_id = $2 where id = $1", [id, author]);
  return id;
}

const person = (name: string) => makeContact(database.owner, shop.organizationId, shop.channelId, name);

/** What only this person is to see. */
const onlyFor = (value: ContactId) => ({
  payload: { audience: { kind: "only" as const, identity: { kind: "user_id" as const, value } } },
});

async function say(text: string, more: Parameters<Outgoing["say"]>[2] = {}): Promise<void> {
  const { delivery, outcome } = await shop.say(chat, text, more);
  expect(outcome).toBe("queued");
  deliverer.enqueue(delivery);
  await deliverer.idle();
}
const automatically = (causedBy: MessageId) => ({
  author: { kind: "rule" as const, id: null, name: "Rule" },
  automatic: true,
  causedBy,
  clientKey: newId("job"),
});

describe("a reply to a command", () => {
  it("is tied to it, once", async () => {
    await command("a");
    await say("Yes");
    await say("And more");
    expect(carried).toEqual([{ token: "a" }, undefined]);
  });

  it("is tied to the newest, unless it answers another", async () => {
    const first = await command("a", 14);
    await command("b");
    await say("That one", { replyToId: first });
    await say("And this");
    expect(carried).toEqual([{ token: "a" }, { token: "b" }]);
  });

  it("is tied to what caused it, when a rule makes it", async () => {
    const [first, second] = [await command("a", 14), await command("b")];
    const message = await makeMessage(database.owner, shop.organizationId, chat, shop.channelId);
    await say("Nothing", automatically(message));
    await say("One", automatically(first));
    await say("Two", automatically(second));
    expect(carried).toEqual([undefined, { token: "a" }, { token: "b" }]);
  });

  it("goes without, long after", async () => {
    await command("a", -1);
    await say("Sorry for the delay");
    expect(carried).toEqual([undefined]);
  });

  it("keeps it while it is tried again, and goes without once it is too old", async () => {
    await command("a");
    platform.answer = () => ({ kind: "unreachable", reason: "Away." });
    await say("Yes");
    const again = async () => {
      await shop.letTimePass();
      (await claimDeliveries(database, 10)).forEach(deliverer.enqueue);
      await deliverer.idle();
    };
    await again();
    await database.owner.query(
      `update comm_deliveries set payload = jsonb_set(payload, '{answersUntil}', to_jsonb(clock_timestamp() - interval '1 minute')) where conversation_id = $1`,
      [chat],
    );
    await again();
    expect(carried).toEqual([{ token: "a" }, { token: "a" }, undefined]);
  });

  it("is not tied to it when it answers something else, so that the command keeps waiting for its own", async () => {
    const question = await makeMessage(database.owner, shop.organizationId, chat, shop.channelId);
    const bobs = await command("bob");
    await say("To Carol", { replyToId: question });
    await say("To Bob", { replyToId: bobs });
    expect(carried).toEqual([undefined, { token: "bob" }]);
  });

  it("for one person is tied to nobody's but theirs", async () => {
    const [alice, bob] = [await person("Alice"), await person("Bob")];
    await commandOf(alice, "alice");
    await commandOf(bob, "bob");
    await say("Psst, Alice", onlyFor(alice));
    await say("Psst, Alice, again", onlyFor(alice));
    await say("Psst, Bob", onlyFor(bob));
    expect(carried).toEqual([{ token: "alice" }, undefined, { token: "bob" }]);
  });

  it("for one person is not tied to another's, though it is said to answer that", async () => {
    const [alice, bob] = [await person("Alice"), await person("Bob")];
    const bobs = await commandOf(bob, "bob");
    await say("Psst, Alice", { ...onlyFor(alice), replyToId: bobs });
    expect(carried).toEqual([undefined]);
  });
});
