import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Bus } from "../core/bus/index.ts";
import { openMemoryBus } from "../core/bus/memory.ts";
import { installChannel } from "../core/channels/index.ts";
import type { ChannelId, OrganizationId } from "../core/kernel/ids.ts";
import { refused } from "../core/kernel/errors.ts";
import type { JsonObject } from "../core/kernel/json.ts";
import { unsafeCast } from "../core/kernel/trust.ts";
import type { HealthFinding } from "../core/protocol/index.ts";
import { testDatabase } from "../core/testing/database.ts";
import { makeChannel } from "../core/testing/factories/conversation.ts";
import { makeInboundMessage } from "../core/testing/factories/inbound-message.ts";
import { makeOrganization } from "../core/testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted, scriptedConnector } from "../core/testing/scripted-channel.ts";
import {
  scriptGateway,
  type ScriptedGateway,
  type ScriptedSocket,
} from "../core/testing/scripted-gateway.ts";
import { startHolding, type GatewayDependencies, type GatewayTimings } from "./hold-gateways.ts";

const database = await testDatabase();

let acme: OrganizationId;
let shop: ChannelId;
let bus: Bus;
let processes: { stop(): Promise<void> }[];

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
  bus = openMemoryBus();
  processes = [];
});
afterEach(() => Promise.all(processes.map((one) => one.stop())));

/** No lease is renewed during a test but where the bus asks for it. */
const TIMINGS: GatewayTimings = {
  findMs: 20,
  rests: { firstMs: 1, longestMs: 20, stableMs: 60_000 },
  hold: { leaseMs: 600_000, renewMs: 200_000, closeMs: 5_000 },
};

/** A process of the hub, beside others on the same database. */
function startProcess(
  { gateway }: ScriptedGateway,
  timings = TIMINGS,
  more: Partial<GatewayDependencies> = {},
  connector = scriptedConnector({ gateway }),
) {
  const channels = accessTo(openScripted(acme, shop, connector));
  const deps = { ...inboundDeps(database, channels), bus, registry: { telegram: connector }, ...more };
  const holding = startHolding(deps, timings);
  processes.push(holding);
  return { ...holding, deps };
}

/** The socket that a platform has open, once it is the nth. */
async function socketOf({ sockets }: ScriptedGateway, nth = 1): Promise<ScriptedSocket> {
  await expect.poll(() => sockets.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(nth);
  const socket = sockets[nth - 1];
  if (!socket) throw new Error("There is no socket.");
  return socket;
}

const change = (assignments: string) =>
  database.owner.query(`update comm_channels set ${assignments} where id = $1`, [shop]);
/** What happens to the lease of a process that was killed, or stopped for too long. */
const endLease = () => change("gateway_lease_until = clock_timestamp() - interval '1 second'");
const row = async () =>
  (
    await database.owner.query<{
      state: JsonObject | null;
      held: boolean;
      health: string;
      findings: HealthFinding[];
    }>(
      "select gateway_state as state, gateway_holder is not null as held, health_state as health, health_findings as findings from comm_channels where id = $1",
      [shop],
    )
  ).rows[0];
const codes = async () => (await row())?.findings.map(({ code }) => code);
const aborted = ({ line: { signal } }: ScriptedSocket) =>
  expect.poll(() => signal.aborted, { timeout: 20_000 }).toBe(true);

describe("a socket", () => {
  it("is held by one of two processes, and what arrives is stored", async () => {
    const platform = scriptGateway();
    startProcess(platform);
    startProcess(platform);
    const { line } = await socketOf(platform);
    await line.sink([{ events: unsafeCast<JsonObject[]>([makeInboundMessage(shop, "Ada", "Hello").event]) }]);
    const { rows } = await database.owner.query("select body from comm_messages where organization_id = $1", [
      acme,
    ]);
    expect([rows, platform.sockets.length]).toEqual([[{ body: "Hello" }], 1]);
  });

  it("of a killed process goes on in another, with the state that was saved last", async () => {
    const [first, second] = [scriptGateway(), scriptGateway()];
    startProcess(first);
    const killed = await socketOf(first);
    await killed.line.saveState({ session: "s1", seq: 7 });
    startProcess(second);
    await endLease();
    const { line } = await socketOf(second);
    expect(line.state).toEqual({ session: "s1", seq: 7 });
    await line.saveState({ session: "s1", seq: 9 });
    await expect(killed.line.saveState({ session: "s1", seq: 8 })).rejects.toMatchObject({
      code: "gateway_lost",
    });
    expect((await row())?.state).toEqual({ session: "s1", seq: 9 });
  });

  it("is told to close as soon as its process learns that it lost its lease", async () => {
    const platform = scriptGateway();
    startProcess(platform, { ...TIMINGS, hold: { leaseMs: 600_000, renewMs: 50, closeMs: 5_000 } });
    const stopped = await socketOf(platform);
    await change("gateway_holder = 'another'");
    await aborted(stopped);
    expect(platform.sockets.length).toBe(1);
  });

  it("saves nothing any more once its lease has ended, though nobody took it over", async () => {
    const platform = scriptGateway();
    startProcess(platform, { ...TIMINGS, findMs: 600_000 });
    const { line } = await socketOf(platform);
    await endLease();
    await expect(line.saveState({ seq: 1 })).rejects.toMatchObject({ code: "gateway_lost" });
    const at = "2026-11-21T10:00:00.000Z";
    const gap = { from: at, to: at, reason: "It was told to stop.", recovered: false };
    await expect(line.missed(gap)).rejects.toMatchObject({ code: "gateway_lost" });
  });

  it("is told to close when its lease could not be renewed in time", async () => {
    const platform = scriptGateway();
    const cut = { away: false };
    const system = new Proxy(database.system, {
      get: (pool, name) =>
        cut.away && name === "query"
          ? () => Promise.reject(new Error("The database is away."))
          : unsafeCast<Record<PropertyKey, unknown>>(pool)[name],
    });
    const timings = { ...TIMINGS, hold: { leaseMs: 900, renewMs: 100, closeMs: 5_000 } };
    startProcess(platform, timings, { database: { ...database, system } });
    const socket = await socketOf(platform);
    cut.away = true;
    await aborted(socket);
    cut.away = false;
  });

  it.each([
    ["is paused", "status = 'paused'"],
    ["has other credentials", "sealed_credentials = 'other'"],
    ["has other settings", `settings = '{"mode": "quiet"}'`],
  ])("is told to close when its channel %s", async (_, assignments) => {
    const platform = scriptGateway();
    startProcess(platform);
    const socket = await socketOf(platform);
    await change(assignments);
    bus.publish("changed", { channelId: shop });
    await aborted(socket);
  });

  it("is told to close when its channel is removed", async () => {
    const platform = scriptGateway();
    startProcess(platform);
    const socket = await socketOf(platform);
    await database.owner.query("delete from comm_channels where id = $1", [shop]);
    bus.publish("changed", { channelId: shop });
    await aborted(socket);
  });

  it("is left alone by changes of anything else", async () => {
    const platform = scriptGateway();
    const renewed = vi.spyOn(database.system, "query");
    startProcess(platform);
    const { line } = await socketOf(platform);
    await change("name = 'Another name'");
    renewed.mockClear();
    bus.publish("changed", { channelId: shop });
    await expect.poll(() => renewed.mock.calls.length).toBeGreaterThan(0);
    await line.saveState({ seq: 1 });
    expect(line.signal.aborted).toBe(false);
    renewed.mockRestore();
  });

  it("is opened as soon as its channel is said to have changed", async () => {
    const platform = scriptGateway();
    await change("status = 'paused'");
    startProcess(platform, { ...TIMINGS, findMs: 600_000 });
    await database.owner.query("select");
    await change("status = 'active'");
    await vi.waitFor(
      () => {
        bus.publish("changed", { channelId: shop });
        expect(platform.sockets.length).toBe(1);
      },
      { timeout: 20_000 },
    );
  });

  it("is closed before another is opened", async () => {
    const open: number[] = [];
    const platform = scriptGateway(
      () => open.push(platform.sockets.filter((socket) => socket.open).length),
      false,
    );
    startProcess(platform, { ...TIMINGS, hold: { leaseMs: 600_000, renewMs: 200_000, closeMs: 60_000 } });
    const first = await socketOf(platform);
    await change("sealed_credentials = 'other'");
    bus.publish("changed", { channelId: shop });
    await aborted(first);
    const asked = vi.spyOn(database.system, "query");
    await expect.poll(() => asked.mock.calls.length, { timeout: 20_000 }).toBeGreaterThan(3);
    asked.mockRestore();
    first.end();
    (await socketOf(platform, 2)).line.signal.addEventListener("abort", () => platform.sockets[1]?.end());
    expect(open).toEqual([1, 1]);
  });

  it("keeps its lease when it does not close", async () => {
    const platform = scriptGateway(() => {}, false);
    const holding = startProcess(platform, {
      ...TIMINGS,
      hold: { leaseMs: 600_000, renewMs: 200_000, closeMs: 1 },
    });
    await socketOf(platform);
    await holding.stop();
    expect((await row())?.held).toBe(true);
  });

  it("is let go when its process stops", async () => {
    const platform = scriptGateway();
    const holding = startProcess(platform);
    const socket = await socketOf(platform);
    await holding.stop();
    expect([socket.open, (await row())?.held]).toEqual([false, false]);
  });

  it("that fails is opened again", async () => {
    const platform = scriptGateway((socket) => socket.end(new Error("Cut.")));
    startProcess(platform);
    await socketOf(platform, 3);
    await expect.poll(codes, { timeout: 20_000 }).toEqual(["gateway_lost"]);
  });

  it("that works clears what an earlier one failed with", async () => {
    const platform = scriptGateway((socket) => {
      if (platform.sockets.length < 4) socket.end(new Error("Cut."));
    });
    startProcess(platform);
    const { line } = await socketOf(platform, 4);
    expect(await codes()).toEqual(["gateway_lost"]);
    await line.saveState({ seq: 1 });
    expect(await row()).toMatchObject({ findings: [], health: "ok" });
  });

  it("that the platform refuses for a reason that the connector told shows that reason alone", async () => {
    const why: HealthFinding = { code: "intent_off", severity: "broken", text: "An intent is off." };
    const platform = scriptGateway((socket) => {
      if (platform.sockets.length === 1)
        void socket.line.report([why]).then(() => socket.end(refused("intent_off", "An intent is off.")));
    });
    const rests = { firstMs: 1, longestMs: 600_000, stableMs: 60_000 };
    startProcess(platform, { ...TIMINGS, rests });
    await expect.poll(() => platform.sockets.length, { timeout: 20_000 }).toBe(1);
    // Whatever is noted of the refusal is noted before the socket is let go.
    await expect.poll(async () => (await row())?.held, { timeout: 20_000 }).toBe(false);
    expect(await codes()).toEqual(["intent_off"]);
  });

  it.each([
    ["the credentials change", "sealed_credentials = 'other'"],
    ["somebody has the account checked", "health_checked_at = clock_timestamp()"],
  ])("that the platform refuses shows it on the channel, and rests until %s", async (_, assignment) => {
    const platform = scriptGateway((socket) => {
      if (platform.sockets.length === 1) socket.end(refused("token_refused", "The token is not valid."));
    });
    const rests = { firstMs: 1, longestMs: 600_000, stableMs: 60_000 };
    startProcess(platform, { ...TIMINGS, rests });
    await expect.poll(codes, { timeout: 20_000 }).toEqual(["gateway_refused"]);
    expect((await row())?.findings[0]?.fix).toBe("Enter the credentials again in the channel's settings.");
    bus.publish("changed", { channelId: shop });
    await change(assignment);
    await vi.waitFor(
      () => {
        bus.publish("changed", { channelId: shop });
        expect(platform.sockets.length).toBe(2);
      },
      { timeout: 20_000 },
    );
  });

  it("that the platform refuses is mended by signing in again, where its credentials are made so", async () => {
    const platform = scriptGateway((socket) =>
      socket.end(refused("token_refused", "The token was revoked.")),
    );
    const { connect, ...connector } = scriptedConnector({ gateway: platform.gateway });
    const authorise: NonNullable<typeof connect.authorise> = {
      address: () => "https://platform.example",
      redeem: async () => ({ kind: "refused", reason: "Nobody consented." }),
    };
    startProcess(platform, undefined, {}, { ...connector, connect: { ...connect, authorise } });
    await expect
      .poll(async () => (await row())?.findings, { timeout: 20_000 })
      .toMatchObject([{ code: "gateway_refused", fix: "Sign in again.", action: "authorise" }]);
  });
});

describe("what a socket reports", () => {
  it("becomes the channel's health, and another code to scan is published as a change", async () => {
    const platform = scriptGateway();
    startProcess(platform);
    const { line } = await socketOf(platform);
    const events = async () =>
      (
        await database.owner.query(
          "select from outbox where organization_id = $1 and kind = 'channel_changed'",
          [acme],
        )
      ).rowCount;
    const scan = (code: string): HealthFinding => ({
      code: "scan",
      severity: "broken",
      text: "Scan this code.",
      scan: code,
    });
    await line.report([scan("one")]);
    expect([await row(), await events()]).toMatchObject([{ health: "broken", findings: [scan("one")] }, 1]);
    await line.report([scan("one")]);
    await line.report([scan("two")]);
    expect([await row(), await events()]).toMatchObject([{ findings: [scan("two")] }, 2]);
    await line.report([]);
    expect(await row()).toMatchObject({ health: "ok", findings: [] });
  });
});

it("what a socket reports is neither found nor cleared by a check of the account", async () => {
  const platform = scriptGateway();
  startProcess(platform);
  const { line } = await socketOf(platform);
  await line.report([{ code: "intent_missing", severity: "broken", text: "It may not read messages." }]);
  const works = async () => ({ account: "Shop", findings: [] });
  const connector = scriptedConnector({ connect: { probe: works, install: works, remove: async () => {} } });
  await installChannel(database, openScripted(acme, shop, connector));
  expect([await codes(), (await row())?.health]).toEqual([["intent_missing"], "broken"]);
});

it("what a socket reports in the words of a check is said once", async () => {
  const platform = scriptGateway();
  startProcess(platform);
  const { line } = await socketOf(platform);
  const ok: HealthFinding = { code: "ok", severity: "ok", text: "Connected." };
  const works = async () => ({ account: "Shop", findings: [ok] });
  const connector = scriptedConnector({ connect: { probe: works, install: works, remove: async () => {} } });
  await installChannel(database, openScripted(acme, shop, connector));
  await line.report([ok]);
  expect(await codes()).toEqual(["ok"]);
});

it("what a socket missed is noted as a gap", async () => {
  const platform = scriptGateway();
  startProcess(platform);
  const { line } = await socketOf(platform);
  const [from, to] = ["2026-11-30T09:04:00.000Z", "2026-11-30T09:31:00.000Z"];
  await line.missed({ from, to, reason: "The session was too old.", recovered: false });
  const { rows } = await database.owner.query(
    "select reason, recovered from comm_gaps where channel_id = $1",
    [shop],
  );
  expect(rows).toEqual([{ reason: "The session was too old.", recovered: false }]);
});

it("a channel whose app's socket another channel holds says so, until it holds one itself", async () => {
  const other = await makeChannel(database.owner, acme, { connector: "elsewhere" });
  await database.owner.query("update comm_channels set app_key = $1 where organization_id = $1", [acme]);
  const lease = (until: string) =>
    database.owner.query(`update comm_channels set gateway_lease_until = ${until} where id = $1`, [other]);
  await lease("clock_timestamp() + interval '1 hour'");
  const platform = scriptGateway();
  startProcess(platform);
  await expect.poll(codes, { timeout: 20_000 }).toEqual(["gateway_shared"]);
  await lease("null");
  await socketOf(platform);
  expect(await row()).toMatchObject({ findings: [], health: "ok" });
});

it("gateways cost nothing where no platform has one", async () => {
  const asked = vi.spyOn(database.system, "query");
  const connector = scriptedConnector();
  const deps = { ...inboundDeps(database, accessTo()), bus, registry: { telegram: connector } };
  const timers = vi.spyOn(globalThis, "setInterval");
  await startHolding(deps).stop();
  expect([asked.mock.calls.length, timers.mock.calls.length]).toEqual([0, 0]);
  vi.restoreAllMocks();
});
