import { beforeEach, describe, expect, it } from "vitest";
import type { OpenChannel } from "../channels/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { SyncResult, Syncs } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted, scriptedConnector } from "../testing/scripted-channel.ts";
import type { LeaseTimings } from "./lease/while-leased.ts";
import { syncChannel, type PollDependencies } from "./sync-channel.ts";

const database = await testDatabase();
const { signal } = new AbortController();

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
});

/** One round of polling by a platform that pulls like this. */
async function sync(pull: Syncs["pull"], status: OpenChannel["status"] = "active", wanted = true) {
  return (await syncOnce(inboundDepsOf(pull, status, wanted))).kind;
}

const syncOnce = (deps: PollDependencies, timings?: LeaseTimings) => syncChannel(deps, shop, signal, timings);

function inboundDepsOf(pull: Syncs["pull"], status: OpenChannel["status"] = "active", wanted = true) {
  const channel = openScripted(
    acme,
    shop,
    scriptedConnector({ sync: { wanted: () => wanted, pull } }),
    status,
  );
  return inboundDeps(database, accessTo(channel));
}

const row = async () =>
  (
    await database.owner.query<{ cursor: JsonObject | null; leased: boolean }>(
      "select sync_cursor as cursor, sync_lease_until is not null as leased from comm_channels where id = $1",
      [shop],
    )
  ).rows[0];
const words = async () =>
  (
    await database.owner.query<{ body: string }>(
      "select body from comm_messages where organization_id = $1",
      [acme],
    )
  ).rows.map(({ body }) => body);
const payload = (text: string): JsonObject => ({
  events: unsafeCast<JsonObject[]>([makeInboundMessage(shop, "Ada", text).event]),
});
const rejected: SyncResult = {
  outcome: "failed",
  receipt: { kind: "unreachable", reason: "Nothing answers." },
};

describe("a round of polling", () => {
  it("stores what it fetched and only then moves the cursor", async () => {
    const before: unknown[] = [];
    expect(
      await sync(async (_account, cursor, sink) => {
        await sink([payload("Hello")]);
        before.push(cursor, await words(), (await row())?.cursor);
        return { cursor: { offset: 1 }, outcome: "more" };
      }),
    ).toBe("more");
    expect(before).toEqual([null, ["Hello"], null]);
    expect(await row()).toEqual({ cursor: { offset: 1 }, leased: false });
  });

  it("continues where the last one ended", async () => {
    const seen: (JsonObject | null)[] = [];
    const pull: Syncs["pull"] = async (_account, cursor) => {
      seen.push(cursor);
      return { cursor: { offset: seen.length }, outcome: "idle" };
    };
    await sync(pull);
    await sync(pull);
    expect(seen).toEqual([null, { offset: 1 }]);
  });

  it("moves no cursor once its lease was taken over", async () => {
    await sync(async () => {
      await database.owner.query(
        "update comm_channels set sync_cursor = null, sync_lease_until = null where id = $1",
        [shop],
      );
      return { cursor: { offset: 9 }, outcome: "more" };
    });
    expect(await row()).toEqual({ cursor: null, leased: false });
  });

  it("is not blocked by an unreadable payload", async () => {
    expect(
      await sync(async (_account, _cursor, sink) => {
        await sink([{ fault: "No idea: timeout, Connection terminated." }, payload("Hello")]);
        return { cursor: { offset: 2 }, outcome: "more" };
      }),
    ).toBe("more");
    expect([await words(), (await row())?.cursor]).toEqual([["Hello"], { offset: 2 }]);
  });

  it("that failed leaves the cursor where it was and the account free", async () => {
    expect(await sync(async () => rejected)).toBe("failed");
    expect(await row()).toEqual({ cursor: null, leased: false });
  });

  it("that broke off leaves the cursor where it was and the account free", async () => {
    await expect(
      sync(async () => {
        throw new Error("Cut.");
      }),
    ).rejects.toThrow("Cut.");
    expect(await row()).toEqual({ cursor: null, leased: false });
  });

  it.each([
    ["its channel is paused", "status = 'paused'"],
    ["its channel has other credentials", "sealed_credentials = 'other'"],
  ])("ends as soon as %s, without a word on the old ones", async (_, assignments) => {
    const deps = inboundDepsOf(async (_account, _cursor, _sink, ending) => {
      await database.owner.query(`update comm_channels set ${assignments} where id = $1`, [shop]);
      deps.bus.publish("changed", { channelId: shop });
      await new Promise((resolve) => ending.addEventListener("abort", resolve));
      return { outcome: "failed", receipt: { kind: "unauthorised", reason: "Cut." } };
    });
    expect(await syncOnce(deps)).toEqual({ kind: "more" });
    const { rows } = await database.owner.query("select health_findings from comm_channels where id = $1", [
      shop,
    ]);
    expect(rows).toEqual([{ health_findings: [] }]);
  });

  it("ends as soon as its channel is removed", async () => {
    const deps = inboundDepsOf(async (_account, _cursor, _sink, ending) => {
      await database.owner.query("delete from comm_channels where id = $1", [shop]);
      deps.bus.publish("changed", { channelId: shop });
      await new Promise((resolve) => ending.addEventListener("abort", resolve));
      return { cursor: { offset: 9 }, outcome: "idle" };
    });
    expect(await syncOnce(deps)).toEqual({ kind: "more" });
  });

  it("renews its lease for as long as it takes", async () => {
    const until = async () =>
      (
        await database.owner.query<{ at: string }>(
          "select sync_lease_until::text as at from comm_channels where id = $1",
          [shop],
        )
      ).rows[0]?.at;
    const deps = inboundDepsOf(async () => {
      const before = await until();
      await expect.poll(until, { timeout: 20_000 }).not.toBe(before);
      return { cursor: null, outcome: "idle" };
    });
    expect(await syncOnce(deps, { leaseMs: 600_000, renewMs: 20 })).toMatchObject({ kind: "idle" });
  });

  it("notes what the platform no longer has, before the cursor moves past it", async () => {
    const [from, to] = ["2026-11-30T09:04:00.000Z", "2026-11-30T09:31:00.000Z"];
    const gap = { from, to, reason: "The history ends there.", recovered: false };
    await sync(async () => ({ cursor: { offset: 3 }, outcome: "idle", gaps: [gap, gap] }));
    const { rows } = await database.owner.query("select reason from comm_gaps where channel_id = $1", [shop]);
    expect([rows, (await row())?.cursor]).toEqual([[{ reason: gap.reason }], { offset: 3 }]);
  });

  it("says how long the platform wants to be left alone", async () => {
    const deps = inboundDepsOf(async () => ({
      outcome: "failed",
      receipt: { kind: "rate_limited", retryAfterMs: 60_000 },
    }));
    expect(await syncOnce(deps)).toMatchObject({ kind: "failed", retryAfterMs: 60_000 });
  });

  it("reads no more than twenty payloads side by side, and all of them", async () => {
    let [now, most] = [0, 0];
    const deps = inboundDepsOf(async (_account, _cursor, sink) => {
      await sink(Array.from({ length: 100 }, (_, number) => payload(`Hello ${number}`)));
      return { cursor: null, outcome: "idle" };
    });
    const record: PollDependencies["record"] = async (one) => {
      now += 1;
      most = Math.max(most, now);
      return deps.record(one).finally(() => (now -= 1));
    };
    await syncOnce({ ...deps, record });
    expect([most, (await words()).length]).toEqual([20, 100]);
  });

  it("runs in one process at a time", async () => {
    let second: string | undefined;
    await sync(async () => {
      second = await sync(async () => rejected);
      return { cursor: null, outcome: "idle" };
    });
    expect(second).toBe("elsewhere");
  });

  it("takes over what a process left behind", async () => {
    await database.owner.query(
      "update comm_channels set sync_lease_until = clock_timestamp() - interval '1 second' where id = $1",
      [shop],
    );
    expect(await sync(async () => ({ cursor: null, outcome: "idle" }))).toBe("idle");
  });

  it("does not happen on a paused channel, nor where the account need not be polled", async () => {
    const never: Syncs["pull"] = async () => {
      throw new Error("Asked.");
    };
    expect(await sync(never, "paused")).toBe("unwanted");
    expect(await sync(never, "active", false)).toBe("unwanted");
  });
});
