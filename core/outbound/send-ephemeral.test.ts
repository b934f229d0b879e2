import { beforeEach, describe, expect, it } from "vitest";
import { newId, type ConversationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { openScripted, scriptPlatform, type ScriptedPlatform } from "../testing/scripted-connector.ts";
import { sendEphemeral } from "./send-ephemeral.ts";
import { showTyping } from "./show-typing.ts";

const database = await testDatabase();

let platform: ScriptedPlatform;
let shop: Outgoing;
let chat: ConversationId;

beforeEach(async () => {
  platform = scriptPlatform();
  shop = await openOutgoing(database, platform);
  chat = await shop.startConversation();
});

const channel = (status: "active" | "paused" = "active") =>
  openScripted(platform, shop.organizationId, shop.channelId, status);
const type = (organizationId = shop.organizationId) =>
  showTyping({ database, channels: shop.channels }, organizationId, chat);

describe("something passing", () => {
  it("ends the waiting of a pressed button", async () => {
    await sendEphemeral(channel(), { kind: "answer_button", answer: { id: "7" } });
    expect(platform.heard).toEqual(['answer {"id":"7"}']);
  });

  it("is tried once and never throws", async () => {
    platform.answer = () => {
      throw new Error("Away.");
    };
    await sendEphemeral(channel(), { kind: "answer_button", answer: {} });
    expect(platform.heard).toHaveLength(1);
  });

  it("stays undone while the channel is paused", async () => {
    await sendEphemeral(channel("paused"), { kind: "answer_button", answer: {} });
    expect(platform.heard).toEqual([]);
  });
});

describe("Ada's typing", () => {
  it("is shown to the customer", async () => {
    await type();
    expect(platform.heard).toEqual(["typing"]);
  });

  it("is not shown where the platform cannot", async () => {
    const mute = scriptPlatform({ typing: { out: false, in: false, lastsMs: 0 } });
    shop.use(openScripted(mute, shop.organizationId, shop.channelId));
    await type();
    expect(mute.heard).toEqual([]);
  });

  it("reaches no conversation of another organization, nor one that is gone", async () => {
    await type(await makeOrganization(database.owner, "Other"));
    await showTyping({ database, channels: shop.channels }, shop.organizationId, newId("cnv"));
    expect(platform.heard).toEqual([]);
  });
});
