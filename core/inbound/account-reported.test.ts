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

it("what a platform says of a template is kept, and of one that is unknown the list is asked for", async () => {
  const ask = (text: string) => database.owner.query(text, [shop.channelId]).then(({ rows }) => rows);
  await database.owner.query(
    `insert into comm_channel_templates (organization_id, channel_id, name, language, body, parameters, state)
     values ($1, $2, 'hello', 'en', 'Hello!', 0, 'pending')`,
    [shop.organizationId, shop.channelId],
  );
  await ask("update comm_channels set templates_read_at = clock_timestamp() where id = $1");
  const judge = (key: string, name: string) =>
    readPayload(
      inboundDeps(database, accessTo(shop)),
      shop,
      {
        events: [
          {
            kind: "template_changed",
            key,
            occurredAt: new Date().toISOString(),
            name,
            language: "en",
            state: "rejected",
            reason: "Too vague.",
          },
        ],
      },
      new Date().toISOString(),
    );
  const known = "select templates_read_at is not null as known from comm_channels where id = $1";
  expect(await judge("1", "hello")).toBeUndefined();
  expect(await ask("select name, state, reason from comm_channel_templates where channel_id = $1")).toEqual([
    { name: "hello", state: "rejected", reason: "Too vague." },
  ]);
  expect(await ask(known)).toEqual([{ known: true }]);
  expect(await judge("2", "goodbye")).toBeUndefined();
  expect(await ask(known)).toEqual([{ known: false }]);
});
