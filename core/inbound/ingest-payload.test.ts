import { beforeEach, describe, expect, it } from "vitest";
import type { OpenChannel } from "../channels/index.ts";
import { newId, type OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { ButtonPressed, Form, InboundEvent, TypingStarted } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  storeMessage,
} from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import {
  accessTo,
  CAPABILITIES,
  inboundDeps,
  openScripted,
  scriptedConnector,
} from "../testing/scripted-channel.ts";
import { ingestPayload } from "./ingest-payload.ts";

const database = await testDatabase();
const AT = "2026-06-01T10:00:00.000Z";

let acme: OrganizationId;
let channel: OpenChannel;
let deps: ReturnType<typeof inboundDeps>;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  channel = openScripted(acme, await makeChannel(database.owner, acme));
  deps = inboundDeps(database, accessTo(channel));
});

const ingest = (payload: JsonObject) => ingestPayload(deps, channel, payload, AT);
const carrying = (...events: readonly InboundEvent[]): JsonObject => ({
  events: unsafeCast<JsonObject[]>(events),
});
const message = (text: string, more = {}) => makeInboundMessage(channel.channelId, "Ada", text, more).event;
const words = async () =>
  (
    await database.owner.query<{ body: string }>(
      "select body from comm_messages where organization_id = $1 order by sent_at",
      [acme],
    )
  ).rows.map(({ body }) => body);
const quarantined = async () =>
  (
    await database.owner.query<{ error: string; attempts: number; payload: JsonObject; received_at: Date }>(
      "select error, attempts, payload, received_at from comm_inbound_events where organization_id = $1 and state = 'quarantined'",
      [acme],
    )
  ).rows;
const base = {
  key: "k",
  occurredAt: AT,
  thread: { key: "Ada", kind: "direct" as const },
  from: { identities: [{ kind: "user_id" as const, value: "Ada" }] as const, name: "Ada" },
};

describe("a payload that cannot be read", () => {
  it("is quarantined with the reason, its raw text and its time", async () => {
    await ingest({ fault: "No idea what this is.", coo: 1 });
    expect(await quarantined()).toMatchObject([
      { error: "No idea what this is.", attempts: 0, payload: { coo: 1 }, received_at: new Date(AT) },
    ]);
    expect(
      (await database.owner.query("select kind from outbox where organization_id = $1", [acme])).rows,
    ).toEqual([{ kind: "channel_changed" }]);
  });

  it("is stored once, however often the platform repeats it", async () => {
    for (let time = 0; time < 3; time += 1) await ingest({ fault: "No." });
    expect(await quarantined()).toMatchObject([{ attempts: 2 }]);
  });

  it("is not taken for a broken connection by its text", async () => {
    await ingest({ fault: 'Unexpected token, "Connection terminated: timeout" is not valid JSON' });
    await ingest({ fault: "Connection terminated" });
    expect(await quarantined()).toHaveLength(2);
  });

  it.each([
    ["NUL characters", { fault: "No\u0000.", "\u0000": "\u0000" }],
    ["lone surrogates", { fault: "No \ud800.", "\udc00": ["\ud800"] }],
    [
      "twenty thousand levels",
      {
        fault: "No.",
        deep: unsafeCast<JsonObject>(JSON.parse(`${"[".repeat(20_000)}${"]".repeat(20_000)}`)),
      },
    ],
  ])("is kept even with %s in it", async (_, payload) => {
    await ingest(payload);
    expect(await quarantined()).toHaveLength(1);
  });
});

describe("a payload with an event that cannot be stored", () => {
  it("loses none of the others", async () => {
    await ingest(
      carrying(message("before"), message("poison", { position: "9".repeat(30) }), message("after")),
    );
    expect(await words()).toEqual(["before", "after"]);
    expect(await quarantined()).toMatchObject([{ error: expect.stringContaining("out of range") }]);
  });

  it("blocks no other payload", async () => {
    await Promise.all([
      ingest(carrying(message("poison", { occurredAt: "never" }))),
      ...Array.from({ length: 10 }, (_, index) => ingest(carrying(message(`${index}`)))),
    ]);
    expect(await words()).toHaveLength(10);
  });
});

describe("a pressed button", () => {
  const pressed: ButtonPressed = {
    ...base,
    kind: "button_pressed",
    externalId: "m1",
    value: "yes",
    label: "Yes, please",
    answer: { id: "a1" },
  };

  it("is stored in the thread and only then acknowledged", async () => {
    await ingest(carrying(pressed));
    expect(await words()).toEqual(["Yes, please"]);
    expect(deps.told).toEqual([{ recorded: expect.any(String) }, { acknowledged: { id: "a1" } }]);
  });

  it("keeps which button it was, whatever the button is called", async () => {
    await ingest(carrying(pressed, { ...pressed, key: "b", label: "", value: "no" }));
    const { rows } = await database.owner.query(
      'select body, parts from comm_messages where organization_id = $1 order by body collate "C"',
      [acme],
    );
    expect(rows).toEqual([
      { body: "Yes, please", parts: [{ kind: "press", value: "yes" }] },
      { body: "no", parts: [{ kind: "press", value: "no" }] },
    ]);
  });

  it("keeps what a reply to it needs, for as long as the platform accepts one", async () => {
    await ingest(carrying(pressed));
    await ingest(
      carrying({
        ...base,
        key: "c",
        kind: "command_invoked",
        name: "help",
        arguments: "",
        answer: { id: "a2" },
      }),
    );
    await ingest(carrying(message("Just words")));
    const { rows } = await database.owner.query(
      "select body, answer, answer_until - sent_at = interval '15 minutes' as timely from comm_messages where organization_id = $1 order by body",
      [acme],
    );
    expect(rows).toEqual([
      { body: "/help", answer: { id: "a2" }, timely: true },
      { body: "Just words", answer: null, timely: null },
      { body: "Yes, please", answer: { id: "a1" }, timely: true },
    ]);
  });

  describe("that has a form", () => {
    const ask = { name: "address", title: "Your address", fields: [] };

    /** Our message has two parts; its buttons are on the second. */
    async function say(form: Form): Promise<void> {
      const contact = await makeContact(database.owner, acme, channel.channelId);
      const id = newId("msg");
      await storeMessage(database.owner, {
        organization_id: acme,
        conversation_id: await makeConversation(database.owner, acme, channel.channelId, contact),
        id,
        channel_id: channel.channelId,
        direction: "out",
        author_kind: "member",
        author_name: "Ada",
        body: "Where to?",
        external_id: "m0",
        buttons: [[{ label: "Call me", value: "call" }], [{ label: "Address", value: "yes", form }]],
      });
      await database.owner.query(
        "insert into comm_message_parts (organization_id, channel_id, external_id, message_id, part) values ($1, $2, 'm1', $3, 1)",
        [acme, channel.channelId, id],
      );
    }
    const kept = async () =>
      (
        await database.owner.query(
          "select answer from comm_messages where organization_id = $1 and direction = 'in'",
          [acme],
        )
      ).rows;

    beforeEach(() => {
      const forms = { support: "native", maxFields: 5 } as const;
      channel = openScripted(
        acme,
        channel.channelId,
        scriptedConnector({ capabilities: { ...CAPABILITIES, forms } }),
      );
    });

    it("opens it once the press is stored, and no reply is tied to that press", async () => {
      await say(ask);
      await ingest(carrying(pressed));
      expect(deps.told).toEqual([
        { recorded: expect.any(String) },
        { acknowledged: { id: "a1" }, form: "address" },
      ]);
      expect(await kept()).toEqual([{ answer: null }]);
    });

    it("opens none for a button beside it, one of another message or one without", async () => {
      await say(ask);
      await ingest(carrying({ ...pressed, value: "call" }, { ...pressed, key: "2", externalId: "m7" }));
      const other = scriptedConnector();
      channel = openScripted(acme, channel.channelId, other);
      await ingest(carrying({ ...pressed, key: "3" }));
      expect(deps.told.filter((one) => "acknowledged" in one)).toEqual(
        Array.from({ length: 3 }, () => ({ acknowledged: { id: "a1" } })),
      );
      expect(await kept()).toEqual(Array.from({ length: 3 }, () => ({ answer: { id: "a1" } })));
    });
  });

  it("is not acknowledged when it was not stored", async () => {
    await ingest(carrying({ ...pressed, occurredAt: "never" }));
    expect(deps.told).toEqual([]);
    expect(await quarantined()).toHaveLength(1);
  });
});

it("a submitted form and a command with arguments are messages that say what was given, and in which kind", async () => {
  await ingest(
    carrying(
      {
        ...base,
        key: "f",
        kind: "form_submitted",
        form: "address",
        values: { city: "Bern", street: "Marktgasse 1" },
        answer: { id: "a3" },
      },
      {
        ...base,
        key: "c",
        kind: "command_invoked",
        name: "order",
        arguments: "size:2",
        options: { size: 2 },
      },
    ),
  );
  const { rows } = await database.owner.query(
    "select body, parts, answer from comm_messages where organization_id = $1 order by body",
    [acme],
  );
  expect(rows).toEqual([
    {
      body: "/order size:2",
      parts: [{ kind: "command", name: "order", options: { size: 2 } }],
      answer: null,
    },
    {
      body: "city: Bern\nstreet: Marktgasse 1",
      parts: [
        {
          kind: "form",
          form: "address",
          answers: [
            { name: "city", value: "Bern" },
            { name: "street", value: "Marktgasse 1" },
          ],
        },
      ],
      answer: { id: "a3" },
    },
  ]);
  expect(deps.told).toContainEqual({ acknowledged: { id: "a3" } });
});

it("typing is published and not stored", async () => {
  const typing: TypingStarted = { ...base, kind: "typing_started" };
  await ingest(carrying(typing));
  expect(deps.told).toEqual([{ typing: "Ada" }]);
  expect(
    (await database.owner.query("select from comm_inbound_events where organization_id = $1", [acme]))
      .rowCount,
  ).toBe(0);
});

describe("a payload in which nothing is found", () => {
  const kept = async () =>
    (
      await database.owner.query(
        "select kind, state, payload from comm_inbound_events where organization_id = $1",
        [acme],
      )
    ).rows;

  it("F17: is kept, once", async () => {
    await ingest({ update_id: 7, odd: {} });
    await ingest({ update_id: 7, odd: {} });
    expect(await kept()).toEqual([
      { kind: "nothing", state: "recorded", payload: { update_id: 7, odd: {} } },
    ]);
  });

  it("is not kept where the platform is the hub's own page, which only asked", async () => {
    const hosts = { visitorOf: () => null, origins: () => [], appearance: () => ({}) };
    channel = openScripted(acme, channel.channelId, scriptedConnector({ hosts }));
    await ingest({ said: "hello" });
    expect(await kept()).toEqual([]);
  });
});

it("F11: an event of the far future counts as of its arrival, so that the next one of its kind counts", async () => {
  await ingest(carrying(message("Helo", { externalId: "m1" })));
  const edit = (text: string, occurredAt: string): InboundEvent => ({
    ...base,
    kind: "message_edited",
    key: text,
    occurredAt,
    externalId: "m1",
    content: { text: { text, marks: [] }, parts: [] },
  });
  await ingest(carrying(edit("Hello", "+058882-04-12T10:36:27.000Z")));
  await ingest(carrying(edit("Hello!", "2026-06-01T10:00:01.000Z")));
  expect([await words(), await quarantined()]).toEqual([["Hello!"], []]);
});
