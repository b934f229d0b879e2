import { readdir } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { noteAvatar } from "../contacts/index.ts";
import { inOrganization } from "../database/index.ts";
import type { ChannelId, ContactId, OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { accessTo, openScripted, scriptedConnector } from "../testing/scripted-channel.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { AVATAR_MAX } from "./attachment.ts";
import { fetchPending } from "./fetch-pending.ts";
import { openFileStorage } from "./file-storage.ts";
import { removeUnsentUploads } from "./remove-unsent-uploads.ts";
import { attachmentEndpoints } from "./routes.ts";

const database = await testDatabase();
const folder = await temporaryFolder();
const storage = openFileStorage(folder);
const room = openRoom({ database, storage }, attachmentEndpoints);
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let acme: OrganizationId;
let shop: ChannelId;
let linus: ContactId;
let ada: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
  linus = await makeContact(database.owner, acme, shop);
  await makeConversation(database.owner, acme, shop, linus);
  ada = await makeMember(database.owner, acme, "Ada", "admin");
});

/** The platform's picture of Linus is fetched, and is these bytes. */
async function fetchAvatar(bytes: Uint8Array, reference = { picture: "1" }): Promise<void> {
  await inOrganization(database, acme, (tx) => noteAvatar(tx, shop, linus, { reference }));
  const connector = scriptedConnector({
    download: async () => ({ kind: "stream", download: { stream: new Blob([bytes.slice()]).stream() } }),
  });
  await fetchPending({ database, storage, channels: accessTo(openScripted(acme, shop, connector)) });
}

const avatarUrl = async () =>
  (
    await database.owner.query<{ avatar_url: string | null }>(
      "select avatar_url from comm_contacts where id = $1",
      [linus],
    )
  ).rows[0]?.avatar_url ?? null;
const open = async (actor: MemberActor) => room.fetch(actor, (await avatarUrl())?.replace("/api", "") ?? "");
const filesOnDisk = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

describe("a contact's picture", () => {
  it("is kept here, told live, and served to whoever sees the contact", async () => {
    await fetchAvatar(PNG);
    const response = await open(ada);
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG);
    const { rows } = await database.owner.query(
      "select kind from outbox where organization_id = $1 order by 1",
      [acme],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["contact_changed", "conversation_changed"]),
    );
  });

  it("is nobody's who does not see the contact", async () => {
    await fetchAvatar(PNG);
    const elsewhere = await makeMember(
      database.owner,
      await makeOrganization(database.owner),
      "Eve",
      "admin",
    );
    expect((await open(elsewhere)).status).toBe(404);
  });

  it.each([
    ["no picture", Buffer.from("<html><script>alert(1)</script></html>")],
    ["a picture that can run code", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ["too large", Buffer.concat([PNG, Buffer.alloc(AVATAR_MAX)])],
  ])("is not kept where it is %s", async (_, bytes) => {
    const before = await filesOnDisk();
    await fetchAvatar(bytes);
    expect([await avatarUrl(), await filesOnDisk()]).toEqual([null, before]);
  });

  it("is fetched once, again when the platform names another one, and outlives unsent uploads", async () => {
    await fetchAvatar(PNG);
    const first = await avatarUrl();
    await fetchAvatar(PNG);
    expect(await avatarUrl()).toBe(first);
    await fetchAvatar(PNG, { picture: "2" });
    expect(await avatarUrl()).not.toBe(first);
    await database.owner.query("update comm_attachments set created_at = created_at - interval '3 days'");
    await removeUnsentUploads({ database, storage });
    expect((await open(ada)).status).toBe(200);
  });
});
