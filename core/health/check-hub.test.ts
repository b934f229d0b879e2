import { beforeEach, describe, expect, it } from "vitest";
import { rooms } from "../../hub/rooms.ts";
import type { HealthCheck, MemberActor } from "../access/index.ts";
import { openDatabase, readOrganization, type Transaction } from "../database/index.ts";
import { newId, type ChannelId, type ConversationId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { layWire } from "../testing/wire.ts";
import { checkHub } from "./check-hub.ts";
import { checkOrganization } from "./check-organization.ts";
import { healthEndpoints } from "./routes.ts";

const database = await testDatabase();
const healthChecks = rooms.flatMap((room): readonly HealthCheck[] => ("health" in room ? [room.health] : []));
const checkOwn = (tx: Transaction) => checkOrganization(tx, healthChecks);

let acme: OrganizationId;
let ada: MemberActor;
let shop: ChannelId;
let chat: ConversationId;

beforeEach(async () => {
  await database.owner.query("delete from organizations");
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme);
  shop = await makeChannel(database.owner, acme);
  chat = await makeConversation(database.owner, acme, shop, await makeContact(database.owner, acme, shop));
});

const hub = async () => {
  const { status, problems } = await checkHub(database, healthChecks);
  return [status, ...problems.map(({ code }) => code)];
};
const own = async () => {
  const { status, problems } = await readOrganization(database, acme, checkOwn);
  return [status, ...problems.map(({ code }) => code)];
};
const sick = () =>
  database.owner.query(
    `update comm_channels set health_state = 'broken', health_findings = '[{"text": "The token is refused.", "fix": "Paste a new one."}]' where id = $1`,
    [shop],
  );
const deliver = async (state: string, age = "0") =>
  database.owner.query(
    "insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, state, queued_at, finished_at) values ($1, $2, $3, $4, $5, $6, clock_timestamp() - $7::interval, clock_timestamp())",
    [acme, newId("dsp"), await makeMessage(database.owner, acme, chat, shop), chat, shop, state, age],
  );

describe("the hub", () => {
  it("is well when nothing is wrong", async () => {
    expect(await hub()).toEqual(["ok"]);
  });

  it("is broken while work waits for nobody", async () => {
    await database.owner.query(
      "insert into outbox (organization_id, id, kind, payload, created_at) values ($1, $2, 'message_received', '{}', clock_timestamp() - interval '2 minutes')",
      [acme, newId("obx")],
    );
    expect(await hub()).toEqual(["broken", "work_waits"]);
  });

  it("is broken while messages are stuck", async () => {
    await deliver("queued", "6 minutes");
    expect(await hub()).toEqual(["broken", "deliveries_stuck"]);
  });

  it("is well while a message waits because its platform asked to, and others wait behind it", async () => {
    await deliver("queued", "6 minutes");
    await database.owner.query(
      "update comm_deliveries set next_attempt_at = clock_timestamp() + interval '15 minutes'",
    );
    await deliver("queued", "6 minutes");
    expect(await hub()).toEqual(["ok"]);
    await database.owner.query(
      "update comm_deliveries set next_attempt_at = clock_timestamp() - interval '6 minutes' where next_attempt_at is not null",
    );
    expect((await checkHub(database, healthChecks)).problems).toMatchObject([
      { code: "deliveries_stuck", text: "1 message has been waiting to be sent for more than 5 minutes." },
    ]);
    await database.owner.query(
      "update comm_deliveries set lease_until = clock_timestamp() + interval '30 seconds'",
    );
    expect(await hub()).toEqual(["ok"]);
  });

  it("is well while a paused channel holds what waits, and gives it time once it is resumed", async () => {
    await deliver("queued", "6 minutes");
    await database.owner.query("update comm_channels set status = 'paused' where id = $1", [shop]);
    expect(await hub()).toEqual(["ok"]);
    await database.owner.query(
      "update comm_channels set status = 'active', resumed_at = clock_timestamp() where id = $1",
      [shop],
    );
    expect(await hub()).toEqual(["ok"]);
    await database.owner.query(
      "update comm_channels set resumed_at = resumed_at - interval '6 minutes' where id = $1",
      [shop],
    );
    expect(await hub()).toEqual(["broken", "deliveries_stuck"]);
  });

  it("warns of events given up and of broken channels, naming nobody", async () => {
    await sick();
    await database.owner.query(
      "insert into outbox (organization_id, id, kind, payload, attempts, last_error, done_at) values ($1, $2, 'message_received', '{}', 5, 'Ada Lovelace wrote nonsense', clock_timestamp())",
      [acme, newId("obx")],
    );
    expect(await hub()).toEqual(["warning", "events_given_up", "channels_broken"]);
    expect(JSON.stringify(await checkHub(database, healthChecks))).not.toMatch(/Lovelace|Shop/);
  });

  it("says so itself when its database is away, and to nobody where that is or who signs in there", async () => {
    const wire = await layWire(database.url);
    wire.cut();
    const far = openDatabase(wire.url);
    const health = await checkHub(far, healthChecks);
    expect(health).toMatchObject({
      status: "broken",
      problems: [{ code: "database_unreachable", fix: expect.stringContaining("DATABASE_URL") }],
    });
    const nobody = new URL(database.url);
    nobody.username = "the_hubs_own_user";
    const denied = openDatabase(nobody.href);
    expect(await checkHub(denied, healthChecks)).toEqual(health);
    await Promise.all([far.close(), denied.close()]);
  });
});

describe("an organization", () => {
  it("is well when nothing is wrong", async () => {
    expect(await own()).toEqual(["ok"]);
  });

  it("hears of its channel's trouble and what to do about it", async () => {
    await sick();
    const { problems } = await readOrganization(database, acme, checkOwn);
    expect(problems).toEqual([
      {
        code: "channel_unwell",
        severity: "broken",
        text: "Shop: The token is refused.",
        fix: "Paste a new one.",
      },
    ]);
  });

  it("hears of what did not arrive and what could not be read, and of nobody else's", async () => {
    await deliver("unconfirmed");
    await deliver("failed");
    await database.owner.query(
      "insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, state, received_at) values ($1, $2, 'q', $3, 'unread', '{}', 'quarantined', clock_timestamp())",
      [acme, shop, newId("iev")],
    );
    expect(await own()).toEqual([
      "warning",
      "deliveries_unconfirmed",
      "deliveries_failed",
      "payloads_quarantined",
    ]);
    const globex = await makeOrganization(database.owner, "Globex");
    expect((await readOrganization(database, globex, checkOwn)).problems).toEqual([]);
  });

  it("hears of edits, deletions and reactions that did not happen, until the next one of their kind did", async () => {
    const changed = (messageId: string, operation: string, state: string) =>
      database.owner.query(
        "insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, operation, state, finished_at) values ($1, $2, $3, $4, $5, $6, $7, clock_timestamp())",
        [acme, newId("dsp"), messageId, chat, shop, operation, state],
      );
    const [edited, liked] = [
      await makeMessage(database.owner, acme, chat, shop),
      await makeMessage(database.owner, acme, chat, shop),
    ];
    await changed(edited, "edit", "failed");
    await changed(liked, "react", "unconfirmed");
    const { problems } = await readOrganization(database, acme, checkOwn);
    expect(problems).toMatchObject([
      {
        code: "changes_failed",
        severity: "warning",
        text: "2 edits, deletions or reactions were not delivered.",
      },
    ]);
    await changed(edited, "edit", "sent");
    await changed(liked, "react", "queued");
    expect(await own()).toEqual(["ok"]);
  });

  it("hears how many messages a paused channel holds, and nothing of one that holds none", async () => {
    await database.owner.query("update comm_channels set status = 'paused' where id = $1", [shop]);
    expect(await own()).toEqual(["ok"]);
    await deliver("queued");
    expect((await readOrganization(database, acme, checkOwn)).problems).toMatchObject([
      { text: "Shop is paused: 1 message is waiting." },
    ]);
    await deliver("queued");
    const { problems } = await readOrganization(database, acme, checkOwn);
    expect(problems).toEqual([
      {
        code: "channel_paused",
        severity: "warning",
        text: "Shop is paused: 2 messages are waiting.",
        fix: "Resume the channel to send them.",
      },
    ]);
    await database.owner.query("update comm_channels set status = 'active' where id = $1", [shop]);
    expect(await own()).toEqual(["ok"]);
  });

  it("is told both by the API", async () => {
    await sick();
    expect(
      await openRoom({ database, healthChecks }, healthEndpoints).ask(ada, "get", "/health"),
    ).toMatchObject({
      status: 200,
      body: { status: "broken", problems: [{ code: "channels_broken" }, { code: "channel_unwell" }] },
    });
  });
});
