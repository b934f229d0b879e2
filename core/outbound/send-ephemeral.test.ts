import { beforeEach, describe, expect, it } from "vitest";
import { newId, type ConversationId } from "../kernel/ids.ts";
import type { OutboundOperation } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeMessage } from "../testing/factories/conversation.ts";
import { openOutgoing, type Outgoing } from "../testing/factories/outgoing.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { openScripted, scriptPlatform, type ScriptedPlatform } from "../testing/scripted-connector.ts";
import { acknowledge } from "./acknowledge.ts";
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
    await acknowledge(channel(), { id: "7" }, null);
    expect(platform.heard).toEqual(['answer {"id":"7"}']);
  });

  it("opens the form of a pressed button, and ends its waiting by that", async () => {
    await acknowledge(channel(), { id: "7" }, { name: "address", title: "Your address", fields: [] });
    expect(platform.heard).toEqual(["form address"]);
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

  it("names the customer's last message, under which some platforms show it", async () => {
    const shown: OutboundOperation[] = [];
    const { connector } = platform;
    Object.assign(connector, { render: (operation: OutboundOperation) => (shown.push(operation), []) });
    await type();
    const first = await makeMessage(database.owner, shop.organizationId, chat, shop.channelId, "Hello?");
    await type();
    const last = await makeMessage(
      database.owner,
      shop.organizationId,
      chat,
      shop.channelId,
      "Are you there?",
    );
    await shop.say(chat, "Yes");
    await type();
    expect(shown.map((one) => ("lastInbound" in one ? one.lastInbound : null))).toEqual([null, first, last]);
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
