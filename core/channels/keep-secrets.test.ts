import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createSealer } from "../kernel/crypto.ts";
import { newId, type ChannelId, type OrganizationId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { authorisingPlatform } from "../testing/authorising-connector.ts";
import { testDatabase } from "../testing/database.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { createChannelAccess } from "./access.ts";
import { sealCredentials } from "./open-credentials.ts";
import { rewrapCredentials } from "./rewrap-credentials.ts";

const database = await testDatabase();
const older = { id: "k1", key: randomBytes(32) };
const newer = { id: "k2", key: randomBytes(32) };
const sealer = createSealer([older]);
const registry = { authorising: authorisingPlatform().connector };
const hubAddress = { publicUrl: "https://hub.example", reachable: true };
/** Two processes, each with its own cache. */
const [here, there] = [0, 1].map(() =>
  createChannelAccess(database, registry, createSealer([older, newer]), hubAddress),
);

let acme: OrganizationId;
let id: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  id = newId("chn");
  await database.owner.query(
    "insert into comm_channels (organization_id, id, connector, name, sealed_credentials) values ($1, $2, 'authorising', 'Mail', $3)",
    [acme, id, sealCredentials(sealer, acme, id, { clientId: "app", refreshToken: "old" })],
  );
});

const open = async (access = here) => {
  const channel = await access?.open(id);
  if (!channel?.account.keep) throw new Error("The account keeps nothing.");
  return { credentials: channel.account.credentials, keep: channel.account.keep };
};
const enter = (credentials: JsonObject) =>
  database.owner.query("update comm_channels set sealed_credentials = $2 where id = $1", [
    id,
    sealCredentials(sealer, acme, id, credentials),
  ]);

test("renewed secrets are sealed, and the next to open the channel has them", async () => {
  const { keep } = await open();
  await keep({ refreshToken: "new" });
  expect((await open()).credentials).toEqual({ clientId: "app", refreshToken: "new" });
  const { rows } = await database.owner.query("select * from comm_channels where id = $1", [id]);
  expect(JSON.stringify(rows)).not.toContain("new");
});

test("secrets renewed twice by the same account are kept twice, in order", async () => {
  const { keep } = await open();
  await Promise.all([keep({ refreshToken: "second" }), keep({ refreshToken: "third" })]);
  expect((await open()).credentials["refreshToken"]).toBe("third");
});

test("a grant that was taken over meanwhile is not overwritten", async () => {
  const { keep } = await open();
  await enter({ clientId: "app", refreshToken: "entered" });
  await keep({ refreshToken: "renewed" });
  expect((await open()).credentials["refreshToken"]).toBe("entered");
});

test("of two processes that renew the same grant, the first keeps it", async () => {
  const [one, other] = [await open(here), await open(there)];
  await one.keep({ refreshToken: "first" });
  await other.keep({ refreshToken: "late" });
  expect((await open(there)).credentials["refreshToken"]).toBe("first");
});

test("a new master key is no other grant", async () => {
  const { keep } = await open();
  expect(await rewrapCredentials(database, createSealer([newer, older]), newer.id)).toBeGreaterThan(0);
  await keep({ refreshToken: "renewed" });
  expect((await open()).credentials["refreshToken"]).toBe("renewed");
});

test("a channel that was removed keeps nothing", async () => {
  const { keep } = await open();
  await database.owner.query("delete from comm_channels where id = $1", [id]);
  await keep({ refreshToken: "renewed" });
  expect(await here?.open(id)).toBeNull();
});
