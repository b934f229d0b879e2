import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import type { ChannelId, ConversationId, OrganizationId } from "../kernel/ids.ts";
import type { Capabilities, Connector } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { CAPABILITIES, openScripted, scriptedConnector } from "../testing/scripted-channel.ts";
import { conversationEndpoints } from "./routes.ts";

const database = await testDatabase();
let capabilities: Capabilities;
let more: Partial<Connector>;
const room = openRoom(
  {
    database,
    runsWorkers: false,
    channels: { open: async () => openScripted(acme, shop, scriptedConnector({ capabilities, ...more })) },
    deliver: () => {},
    typing: async () => {},
    seen: () => {},
  },
  conversationEndpoints,
);

let acme: OrganizationId;
let ada: MemberActor;
let shop: ChannelId;
let chat: ConversationId;

beforeEach(async () => {
  [capabilities, more] = [CAPABILITIES, {}];
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "agent");
  shop = await makeChannel(database.owner, acme);
  chat = await makeConversation(database.owner, acme, shop, await makeContact(database.owner, acme, shop));
});

const reply = (said: object = {}) =>
  room.ask(ada, "post", `/conversations/${chat}/replies`, {
    clientKey: randomUUID(),
    text: { text: "Which one?", marks: [] },
    ...said,
  });
const payloads = async () =>
  (
    await database.owner.query<{ operation: string; payload: object }>(
      "select operation, payload from comm_deliveries where organization_id = $1 order by sequence",
      [acme],
    )
  ).rows;
/** Her last message came so many hours ago. */
const wroteBefore = async (hours: number) =>
  database.owner.query(
    "update comm_messages set sent_at = clock_timestamp() - make_interval(hours => $2) where id = $1",
    [await makeMessage(database.owner, acme, chat, shop), hours],
  );

/** A message of hers, by the name her contact has. */
async function herMessage() {
  const id = await makeMessage(database.owner, acme, chat, shop);
  await database.owner.query(
    "update comm_messages m set author_id = c.contact_id from comm_conversations c where m.id = $1 and c.id = m.conversation_id",
    [id],
  );
  return id;
}

const CHOICES = { label: "Size", options: [{ label: "Small", value: "s" }] };
const FORM = {
  name: "order",
  title: "Order",
  fields: [{ name: "size", label: "Size", kind: "line", required: true }],
};

describe("what people answer by a click", () => {
  it.each([
    ["rows", [["a"], ["b"], ["c"]], { code: "too_many_buttons", facts: { limit: 2 } }],
    ["buttons in a row", [["a", "b", "c"]], { code: "too_many_buttons", facts: { limit: 2 } }],
    ["letters on a button", [["a".repeat(21)]], { code: "label_too_long", facts: { limit: 20 } }],
  ])("has no more %s than the channel takes", async (_, rows, body) => {
    const buttons = rows.map((row) => row.map((label) => ({ label, value: "v" })));
    expect(await reply({ buttons })).toMatchObject({ status: 422, body });
  });

  it("has values no longer than the channel takes, counted in bytes", async () => {
    expect(await reply({ buttons: [[{ label: "Go", value: "ä".repeat(11) }]] })).toMatchObject({
      status: 422,
      body: { code: "value_too_long", facts: { limit: 20 } },
    });
    expect(await reply({ buttons: [[{ label: "Go", value: "ä".repeat(10) }]] })).toMatchObject({
      status: 201,
    });
  });

  it("is a list of choices, which the message shows and its delivery brings", async () => {
    expect(await reply({ choices: CHOICES })).toMatchObject({ status: 201, body: { choices: CHOICES } });
    expect(await payloads()).toEqual([{ operation: "send", payload: { choices: CHOICES } }]);
  });

  it("is a form only where the channel has forms, and as long as it takes", async () => {
    const buttons = [[{ label: "Order", value: "order", form: FORM }]];
    expect(await reply({ buttons })).toMatchObject({ status: 409, body: { code: "forms_not_carried" } });
    capabilities = { ...CAPABILITIES, forms: { support: "native", maxFields: 1 } };
    expect(await reply({ buttons })).toMatchObject({ status: 201, body: { buttons } });
    const long = { ...FORM, fields: [...FORM.fields, ...FORM.fields] };
    expect(await reply({ buttons: [[{ label: "Order", value: "order", form: long }]] })).toMatchObject({
      status: 422,
      body: { code: "form_too_long", facts: { limit: 1 } },
    });
  });
});

describe("a reply that only the asker is to see", () => {
  const inGroup = () =>
    database.owner.query("update comm_conversations set thread_kind = 'group' where id = $1", [chat]);
  const answer = async () => ({
    audience: "asker",
    replyToId: await herMessage(),
  });

  it("is never shown to everybody: it is refused where the channel cannot keep it private", async () => {
    await inGroup();
    expect(await reply(await answer())).toMatchObject({
      status: 409,
      body: { code: "audience_not_carried" },
    });
    expect(await payloads()).toEqual([]);
  });

  it("names whom it is for, where the channel can", async () => {
    capabilities = { ...CAPABILITIES, ephemeral: "native" };
    await inGroup();
    expect(await reply(await answer())).toMatchObject({ status: 201, body: { audience: "asker" } });
    expect(await payloads()).toMatchObject([
      { payload: { audience: { kind: "only", identity: { kind: "user_id", value: expect.any(String) } } } },
    ]);
  });
});

describe("a channel whose window shuts a day after the customer's last message", () => {
  const DAY = 86_400_000;
  const TEMPLATE = { name: "hello", language: "en", parameters: ["Ada"] };
  beforeEach(async () => {
    capabilities = { ...CAPABILITIES, window: { openMs: DAY } };
    more = { templates: { list: async () => ({ kind: "listed", templates: [] }) } };
    await database.owner.query(
      "insert into comm_channel_templates (organization_id, channel_id, name, language, body, parameters, state) values ($1, $2, 'hello', 'en', 'Hello {{1}}!', 1, 'approved'), ($1, $2, 'bye', 'en', 'Bye', 0, 'paused')",
      [acme, shop],
    );
  });
  const windowOf = async () => (await room.ask(ada, "get", `/conversations/${chat}`)).body["window"];

  it("takes text while it is open, and says until when", async () => {
    await wroteBefore(23);
    expect(await windowOf()).toMatchObject({ open: true, until: expect.any(String) });
    expect(await reply()).toMatchObject({ status: 201 });
  });

  it.each([
    ["since an hour", () => wroteBefore(25)],
    ["for whom never wrote", async () => undefined],
  ])("refuses text, with the time, while it is shut %s", async (_, wait) => {
    await wait();
    const window = await windowOf();
    expect(window).toMatchObject({ open: false });
    expect(await reply()).toMatchObject({
      status: 409,
      body: { code: "window_shut", facts: { until: Object(window).until } },
    });
  });

  it("takes an approved template then, in the words that were approved", async () => {
    expect(await reply({ template: TEMPLATE, text: { text: "", marks: [] } })).toMatchObject({
      status: 201,
      body: { text: { text: "Hello Ada!" }, template: { name: "hello", language: "en" } },
    });
    expect(await payloads()).toEqual([{ operation: "send", payload: { template: TEMPLATE } }]);
  });

  it.each([
    ["that is paused", { ...TEMPLATE, name: "bye", parameters: [] }, "template_not_approved"],
    ["that nobody approved", { ...TEMPLATE, name: "nothing" }, "template_not_approved"],
    ["with too few parameters", { ...TEMPLATE, parameters: [] }, "template_parameters"],
  ])("takes no template %s", async (_, template, code) => {
    expect((await reply({ template })).body).toMatchObject({ code });
  });

  it("is always open elsewhere", async () => {
    capabilities = CAPABILITIES;
    expect([await windowOf(), (await reply()).status]).toEqual([null, 201]);
  });
});

describe("what a member has read", () => {
  const read = () => room.ask(ada, "put", `/conversations/${chat}/read`);
  const marks = async () => (await payloads()).filter(({ operation }) => operation === "mark_read").length;
  const said = async (externalId: string, body = "Hi") =>
    database.owner.query("update comm_messages set external_id = $2 where id = $1", [
      await makeMessage(database.owner, acme, chat, shop, body),
      externalId,
    ]);
  beforeEach(() => void (capabilities = { ...CAPABILITIES, markRead: true }));

  it("is told to the platform once, of the newest message alone", async () => {
    await said("1");
    expect((await read()).status).toBe(200);
    await read();
    await said("2");
    await read();
    expect(await marks()).toBe(1);
    const { rows } = await database.owner.query(
      "select m.external_id from comm_deliveries d join comm_messages m on m.id = d.message_id where d.organization_id = $1",
      [acme],
    );
    expect(rows).toEqual([{ external_id: "2" }]);
  });

  it("is not told of a press, which the platform has no message for", async () => {
    await said("button_pressed:7");
    await read();
    expect(await marks()).toBe(0);
  });

  it("is told nobody where the platform does not show it", async () => {
    capabilities = CAPABILITIES;
    await said("1");
    await read();
    expect(await marks()).toBe(0);
  });
});
