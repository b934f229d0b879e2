import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { messageEndpoints } from "../conversations/index.ts";
import type { MemberActor } from "../identity/index.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { makeMember } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { scriptPlatform, sent, type ScriptedPlatform } from "../testing/scripted-connector.ts";
import { beginSending } from "./begin-sending.ts";
import { createDeliverer, type Deliverer } from "./deliver-message.ts";
import { settleUnconfirmed } from "./settle-unconfirmed.ts";

const database = await testDatabase();

let platform: ScriptedPlatform;
let shop: Outgoing;
let chat: ConversationId;
let sue: MemberActor;
let deliverer: Deliverer;

beforeEach(async () => {
  platform = scriptPlatform();
  shop = await openOutgoing(database, platform);
  chat = await shop.startConversation();
  sue = await makeMember(database.owner, shop.organizationId, "Sue", "supervisor");
  deliverer = createDeliverer({ database, channels: shop.channels, readAttachment: async () => new Uint8Array(), announce: () => {}, onUnauthorised: () => {} });
});
afterEach(() => database.owner.query("truncate comm_deliveries cascade"));

/** Asks the hub as Sue, and carries out what that leaves to do. */
async function ask(method: string, path: string, body?: unknown) {
  const room = openRoom({ database, keepsWork: true, channels: shop.channels, deliver: deliverer.hand, typing: async () => {}, seen: () => {} }, messageEndpoints);
  const answer = await room.ask(sue, method, `/messages/${path}`, body);
  await deliverer.idle();
  return answer;
}

async function say(text: string): Promise<MessageId> {
  const { messageId, delivery } = await shop.say(chat, text);
  deliverer.hand(delivery);
  await deliverer.idle();
  return messageId;
}

describe("a long message of which one call was lost", () => {
  it("goes on with the next one when a person says that it arrived", async () => {
    platform.answer = (text, number) => (text === "two" ? { kind: "unconfirmed", reason: "The connection broke." } : sent(`ext-${number}`));
    const message = await say("one|two|three");
    expect(await ask("post", `${message}/confirmation`)).toMatchObject({ status: 200 });
    expect([platform.heard, await shop.rowOf(message)]).toMatchObject([["one", "two", "three"], { state: "sent", parts_sent: 3 }]);
  });

  it("is sent at once when it was the last", async () => {
    platform.answer = (text, number) => (text === "two" ? { kind: "unconfirmed", reason: "The connection broke." } : sent(`ext-${number}`));
    const message = await say("one|two");
    expect((await ask("post", `${message}/confirmation`)).body).toMatchObject({ delivery: { state: "sent", reason: "Confirmed by a person." } });
    expect([platform.heard, await shop.rowOf(message)]).toMatchObject([["one", "two"], { state: "sent", parts_sent: 2 }]);
  });

  it("is looked through again when the process that sent it died, since nobody wrote down what was left", async () => {
    const { messageId, delivery } = await shop.say(chat, "one|two");
    await beginSending(database, [delivery]);
    await shop.letTimePass();
    await settleUnconfirmed(database, () => platform.connector.capabilities);
    await ask("post", `${messageId}/confirmation`);
    expect([platform.heard, await shop.rowOf(messageId)]).toMatchObject([["two"], { state: "sent", parts_sent: 2 }]);
  });
});
