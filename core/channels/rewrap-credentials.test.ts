import { beforeAll, expect, test } from "vitest";
import { createSealer, type MasterKey } from "../kernel/crypto.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { testDatabase, type TestDatabase } from "../testing/database.ts";
import { credentialsSeal } from "./open-credentials.ts";
import { rewrapCredentials } from "./rewrap-credentials.ts";

const OLD: MasterKey = { id: "old", key: new Uint8Array(32).fill(1) };
const NEW: MasterKey = { id: "new", key: new Uint8Array(32).fill(2) };

let database: TestDatabase;
let acme: OrganizationId;
let chat: ChannelId;
const place = () => credentialsSeal(acme, chat);

beforeAll(async () => {
  database = await testDatabase();
  acme = await makeOrganization(database.owner);
  chat = await makeChannel(database.owner, acme);
  await database.owner.query("update comm_channels set sealed_credentials = $2 where id = $1", [
    chat,
    createSealer([OLD]).seal("the token", place()),
  ]);
});

test("after one start with both keys the old one can be retired", async () => {
  expect(() => createSealer([NEW]).open("v1.old.x.y", place())).toThrow('The sealing key "old" is not among');
  expect(await rewrapCredentials(database, createSealer([NEW, OLD]), NEW.id)).toBe(1);
  expect(createSealer([NEW]).open(await sealed(), place())).toBe("the token");
  expect(await rewrapCredentials(database, createSealer([NEW, OLD]), NEW.id)).toBe(0);
});

test("credentials that no known key opens are left as they are", async () => {
  const lost = createSealer([{ id: "lost", key: new Uint8Array(32).fill(3) }]).seal("the token", place());
  await database.owner.query("update comm_channels set sealed_credentials = $2 where id = $1", [chat, lost]);
  expect(await rewrapCredentials(database, createSealer([NEW]), NEW.id)).toBe(0);
  expect(await sealed()).toBe(lost);
});

async function sealed(): Promise<string> {
  const { rows } = await database.owner.query<{ sealed_credentials: string }>(
    "select sealed_credentials from comm_channels where id = $1",
    [chat],
  );
  return rows[0]?.sealed_credentials ?? "";
}
