import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { registry } from "../connectors/registry.ts";
import type { JsonObject } from "../core/kernel/json.ts";
import { testDatabase } from "../core/testing/database.ts";
import { makeOrganization, type Organization } from "../core/testing/factories/people.ts";
import { temporaryFolder } from "../core/testing/temporary-folder.ts";
import { callerOf, type Caller } from "../e2e/parts/caller.ts";
import { playOn } from "../e2e/parts/platform.ts";
import { connectChannel } from "./testing/connect-channel.ts";
import { inThread, playRow, texts, type PlayedAccount, type Report } from "./testing/faults/play-row.ts";
import { declaredFaults } from "./testing/faults/declared-faults.ts";
import { ROWS, SWITCHES, isFaultKind, type FaultRow } from "./testing/faults/rows.ts";
import { startSandbox, type StartedSandbox } from "./testing/faults/start-sandbox.ts";
import { visit, WIRES } from "./testing/faults/visitor.ts";
import { filesIn, openTalk, SLOWLY, type Told } from "./testing/faults/talk.ts";
import { startHubProcess, type HubProcess } from "./testing/start-hub-process.ts";

const database = await testDatabase();
const reports = new Map<string, Promise<Report>>();
const sandboxes: StartedSandbox[] = [];
let hub: HubProcess;
let acme: Organization;
let caller: Caller;

beforeAll(async () => {
  hub = await startHubProcess({
    DATABASE_URL: database.url,
    PARLEY_HOME: await temporaryFolder(),
    SANDBOX: "off",
    PRIVATE_HOSTS: "127.0.0.1",
    LOG_LEVEL: "error",
  });
  acme = await makeOrganization(database, "Acme");
  caller = await callerOf(hub.url, acme.owner);
  for (const { kind, fault, row } of cases) {
    const report = connect(kind).then((account) => playRow(account, row));
    report.catch(() => {});
    reports.set(`${kind} ${fault}`, report);
  }
});
afterAll(async () => {
  await hub?.stop();
  await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
});

function addChannel(kind: string, credentials: JsonObject, settings: JsonObject) {
  const { config } = registry[kind] ?? {};
  if (!config) throw new Error(`Nothing connects to ${kind}.`);
  return connectChannel(database.owner, acme.id, {
    kind,
    name: kind,
    credentials: config.credentials.parse(credentials),
    settings: config.settings.parse(settings),
  });
}

/** An account of its own at a platform of its own: no fault meets another. */
async function connect(kind: string): Promise<PlayedAccount> {
  const sandbox = await startSandbox();
  sandboxes.push(sandbox);
  const play = sandbox.platforms.find((one) => one.kind === kind);
  if (!play) throw new Error(`The sandbox does not play ${kind}.`);
  const { credentials, settings } = play.connect(sandbox.home, sandbox.secret);
  const channelId = await addChannel(kind, credentials, settings);
  expect(await caller.ask("post", `/channels/${channelId}/repair`)).toMatchObject({ status: 200 });
  const stage = playOn(sandbox.home, kind);
  await vi.waitFor(async () => expect((await stage.account()).connection).not.toBe("Not connected"), SLOWLY);
  const letTimePass = () =>
    database.owner.query(
      "update comm_attachments set next_attempt_at = clock_timestamp() where channel_id = $1",
      [channelId],
    );
  return { caller, channelId, kind, home: sandbox.home, letTimePass };
}

type Case = { readonly kind: string; readonly fault: string; readonly row: FaultRow };

const cases: readonly Case[] = (await declaredFaults()).flatMap(({ kind, faults, switches }) => [
  ...faults.flatMap((fault) => (isFaultKind(fault) ? { kind, fault, row: ROWS[fault] } : [])),
  ...switches.flatMap((fault) => (SWITCHES[fault] ? { kind, fault, row: SWITCHES[fault] } : [])),
]);

it("every connector is played, and every fault and every switch that its platform declares", async () => {
  const played = new Set([...cases.map(({ kind }) => kind), "webchat"]);
  expect(Object.keys(registry).filter((kind) => !played.has(kind))).toEqual([]);
  const declared = (await declaredFaults()).map(({ faults, switches }) => [...faults, ...switches]);
  expect(declared.flat().length).toBeGreaterThan(20);
  expect(cases.map(({ fault }) => fault)).toEqual(declared.flat());
});

describe("what both sides write in bursts", () => {
  it.each(cases)(
    "is neither lost nor doubled nor mixed up on $kind under $fault",
    async ({ kind, fault, row }) => {
      const told = await reports.get(`${kind} ${fault}`);
      if (!told) throw new Error("It was not played.");
      const written = inThread(told, "in");
      expect(written).toEqual(texts("in").filter((text) => !row.losesHistory || written.includes(text)));
      expect(told.lost.length > 0, told.lost.join()).toBe(row.losesHistory === true);

      const sent = told.thread.filter(({ direction }) => direction === "out");
      const doubt = registry[kind]?.capabilities.idempotency.kind === "none" && row.leavesDoubt;
      const allowed = ["sent", ...(doubt ? ["unconfirmed"] : []), ...(row.refuses ? ["failed"] : [])];
      expect(inThread(told, "out")).toEqual(texts("out"));
      expect(sent.some(({ delivery }) => delivery?.state === "failed")).toBe(row.refuses === true);
      expect(told.findings.some((code) => code !== "ok")).toBe(row.flips !== undefined);
      expect(sent.filter(({ delivery }) => !allowed.includes(delivery?.state ?? ""))).toEqual([]);
      expect(sent.filter(({ delivery }) => delivery?.state !== "sent" && !delivery?.reason)).toEqual([]);
      expect(told.arrived).toEqual(
        sent
          .map(({ text }) => text.text)
          .filter((text, nth) => isThere(sent[nth]) || told.arrived.includes(text)),
      );

      const files = filesIn(told.thread).map(({ state, failure }) => ({
        state,
        explained: failure !== null,
      }));
      const kept = { state: "stored", explained: false };
      expect(files.at(-1)).toEqual(kept);
      expect(files.slice(0, -1)).toEqual(
        row.losesHistory ? [] : [row.losesFile ? { state: "failed", explained: true } : kept],
      );
    },
  );
});

describe("what a website's visitor and the team write", () => {
  it.each(WIRES)("is neither lost nor doubled nor mixed up over a wire that is %s", async (wire) => {
    const channelId = await addChannel("webchat", {}, {});
    const visitor = await visit(hub.url, channelId, wire);
    const [first = "", ...others] = texts("in");
    await visitor.write(first);
    const talk = await openTalk(caller, channelId);
    const reply = async () => {
      for (const text of texts("out")) await talk.reply(text);
    };
    const speak = async () => {
      for (const text of others) await visitor.write(text);
    };
    await Promise.all([reply(), speak()]);
    await talk.settles();
    await visitor.repeat();
    await vi.waitFor(() => expect(visitor.heard).toEqual(texts("out")), SLOWLY);
    await visitor.leave();
    const told = (await talk.thread()).map(({ text }) => text.text);
    for (const side of ["in", "out"] as const)
      expect(told.filter((text) => text.startsWith(side))).toEqual(texts(side));
    expect((await visitor.thread()).map(({ text }) => text)).toEqual(told);
  });
});

/** Whether the hub says that it is at the platform. */
const isThere = (told: Told | undefined): boolean => told?.delivery?.state === "sent";
