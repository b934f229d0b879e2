import { afterEach, expect, it, vi } from "vitest";
import type { Syncs } from "../core/protocol/index.ts";
import { testDatabase } from "../core/testing/database.ts";
import { makeChannel } from "../core/testing/factories/conversation.ts";
import { makeOrganization } from "../core/testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted, scriptedConnector } from "../core/testing/scripted-channel.ts";
import { startSyncing } from "./sync-channels.ts";

const database = await testDatabase();
let syncing: ReturnType<typeof startSyncing> | undefined;
afterEach(() => syncing?.stop());

/** Polls a platform that answers each round like this, until it was asked often enough; when it was asked, in ms. */
async function rounds(wanted: number, outcome: "idle" | "more", everyMs?: number): Promise<number[]> {
  const asked: number[] = [];
  const pull: Syncs["pull"] = async () => {
    asked.push(performance.now());
    return { cursor: null, outcome };
  };
  const acme = await makeOrganization(database.owner);
  const shop = await makeChannel(database.owner, acme, { connector: "telegram" });
  const connector = scriptedConnector({
    sync: { wanted: () => true, pull, ...(everyMs !== undefined && { everyMs }) },
  });
  const deps = inboundDeps(database, accessTo(openScripted(acme, shop, connector)));
  syncing = startSyncing({ ...deps, registry: { telegram: connector } });
  await vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(wanted), { timeout: 20_000 });
  await syncing.stop();
  return asked;
}

it("F10: polling rests where a platform without news answers at once", async () => {
  const [first = 0, second = 0] = await rounds(2, "idle");
  // A round counts from its lease, which the first may wait for longer than the second.
  expect(second - first).toBeGreaterThanOrEqual(800);
});

it("case D: a platform that wants to be asked every so often is not asked before", async () => {
  const [first = 0, second = 0] = await rounds(2, "idle", 2_500);
  expect(second - first).toBeGreaterThanOrEqual(2_490);
});

it("F10: polling does not rest while there is news", async () => {
  const asked = await rounds(10, "more");
  expect(asked.length).toBeGreaterThanOrEqual(10);
});
