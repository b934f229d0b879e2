import { beforeEach, expect, it } from "vitest";
import { installChannel, type OpenChannel } from "../channels/index.ts";
import type { JsonObject } from "../kernel/json.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { HealthFinding } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted, scriptedConnector } from "../testing/scripted-channel.ts";
import { readPayload } from "./read-payload.ts";

const database = await testDatabase();

const works = async () => ({ account: "Shop", findings: [] });
const connector = scriptedConnector({ connect: { probe: works, install: works, remove: async () => {} } });
const removed: HealthFinding = { code: "removed", severity: "broken", text: "Removed from the server." };

let shop: OpenChannel;

beforeEach(async () => {
  const acme = await makeOrganization(database.owner);
  shop = openScripted(acme, await makeChannel(database.owner, acme), connector);
});

const report = (key: string, findings: readonly HealthFinding[]) =>
  readPayload(
    inboundDeps(database, accessTo(shop)),
    shop,
    {
      events: unsafeCast<JsonObject[]>([
        { kind: "account_reported", key, occurredAt: new Date().toISOString(), findings },
      ]),
    },
    new Date().toISOString(),
  );
const health = async () =>
  (
    await database.owner.query<{ state: string; findings: HealthFinding[] }>(
      "select health_state as state, health_findings as findings from comm_channels where id = $1",
      [shop.channelId],
    )
  ).rows[0];

it("what a platform says of an account is its health until the next check", async () => {
  expect(await report("1", [removed])).toBeUndefined();
  expect(await health()).toEqual({ state: "broken", findings: [removed] });
  await installChannel(database, shop);
  expect(await health()).toEqual({ state: "ok", findings: [] });
});

it("what a platform repeats of an account says nothing new", async () => {
  await report("1", [removed]);
  await installChannel(database, shop);
  await report("1", [removed]);
  expect((await health())?.state).toBe("ok");
});

it("a template that the platform judged is no fault", async () => {
  const judged = { kind: "template_changed", key: "t", occurredAt: new Date().toISOString() };
  const payload = {
    events: unsafeCast<JsonObject[]>([{ ...judged, name: "hello", language: "en", state: "approved" }]),
  };
  const deps = inboundDeps(database, accessTo(shop));
  expect(await readPayload(deps, shop, payload, new Date().toISOString())).toBeUndefined();
});
