import { beforeEach, describe, expect, it } from "vitest";
import { createRecorder } from "../conversations/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { runFollowers, type Followers } from "../outbox/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { logReadable } from "../testing/log-readable.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { analyticsFollower } from "./follow-analytics.ts";

const database = await testDatabase();
const record = createRecorder(database, false);

let acme: OrganizationId;
let shop: ChannelId;
let followers: Followers;

beforeEach(async () => {
  await database.owner.query("truncate outbox, event_followers; delete from organizations");
  acme = await makeOrganization(database.owner, "Acme");
  shop = await makeChannel(database.owner, acme, { connector: "scripted" });
  followers = await runFollowers(database, [analyticsFollower]);
});

const rollUp = () => database.system.query("select roll_up_stale_analytics()");
const days = async () =>
  (
    await database.owner.query<{ day: string; messages_in: number; opened: number; stale: boolean }>(
      "select day::text, messages_in, conversations_opened as opened, stale_since is not null as stale from comm_analytics order by day",
    )
  ).rows;
const today = async () =>
  (await database.owner.query<{ day: string }>("select current_date::text as day")).rows[0]?.day;

describe("analytics", () => {
  it("count the days again that something happened in: when it was sent, and when it was heard of", async () => {
    await record(makeInboundMessage(shop, "Linus", "Hello", { occurredAt: "2026-06-01T12:00:00Z" }));
    await logReadable(database.owner);
    await followers.wake();
    expect(await days()).toEqual([
      { day: "2026-06-01", messages_in: 0, opened: 0, stale: true },
      { day: await today(), messages_in: 0, opened: 0, stale: true },
    ]);
    await rollUp();
    expect(await days()).toEqual([
      { day: "2026-06-01", messages_in: 1, opened: 0, stale: false },
      { day: await today(), messages_in: 0, opened: 1, stale: false },
    ]);
  });

  it("count a day once that several events of a batch happened in, and a message heard of on its own day", async () => {
    const now = new Date().toISOString();
    for (const name of ["Linus", "Grace"])
      await record(makeInboundMessage(shop, name, "Hello", { occurredAt: now }));
    await logReadable(database.owner);
    await followers.wake();
    expect(await days()).toEqual([{ day: await today(), messages_in: 0, opened: 0, stale: true }]);
    const { rows } = await database.owner.query("select last_error from event_followers");
    expect(rows).toEqual([{ last_error: null }]);
    await rollUp();
    expect(await days()).toMatchObject([{ messages_in: 2, opened: 2, stale: false }]);
  });

  it("stay as they are where nothing happened since", async () => {
    await record(makeInboundMessage(shop, "Linus", "Hello", { occurredAt: "2026-06-01T12:00:00Z" }));
    await logReadable(database.owner);
    await followers.wake();
    await rollUp();
    await database.owner.query("update comm_analytics set messages_in = 42");
    await rollUp();
    expect((await days()).map(({ messages_in: heard }) => heard)).toEqual([42, 42]);
  });

  it("are right however often the log is followed", async () => {
    await record(makeInboundMessage(shop, "Linus", "Hello", { occurredAt: "2026-06-01T12:00:00Z" }));
    for (let time = 0; time < 2; time += 1) {
      await database.owner.query("update event_followers set transaction = '0'");
      await logReadable(database.owner);
      await followers.wake();
      await rollUp();
    }
    expect((await days()).map(({ messages_in: heard }) => heard)).toEqual([1, 0]);
  });
});
