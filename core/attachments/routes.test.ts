import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { MemberActor } from "../access/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { readAttachment } from "./read-attachment.ts";
import { removeUnsentUploads } from "./remove-unsent-uploads.ts";
import { attachmentEndpoints } from "./routes.ts";
import { openFileStorage } from "./file-storage.ts";

const database = await testDatabase();
const folder = await temporaryFolder();
const deps = { database, storage: openFileStorage(folder) };
const room = openRoom(deps, attachmentEndpoints);

const uploaded = z.looseObject({ id: z.string(), url: z.string() });
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

let acme: OrganizationId;
let ada: MemberActor;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "agent");
});

function form(bytes: Uint8Array, name = "dot.png", type = "image/png"): RequestInit {
  const body = new FormData();
  body.set("file", new File([Buffer.from(bytes)], name, { type }));
  return { method: "POST", body };
}

async function upload(bytes: Uint8Array = PNG, name?: string, type?: string) {
  const response = await room.fetch(ada, "/attachments", form(bytes, name, type));
  expect(response.status).toBe(201);
  const body: unknown = await response.json();
  return uploaded.parse(body);
}

const open = (actor: MemberActor, id: string, headers: Record<string, string> = {}) =>
  room.fetch(actor, `/attachments/${id}/content`, { headers });
const filesOnDisk = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

async function send(id: string, assignee: string | null = null) {
  const channel = await makeChannel(database.owner, acme);
  const conversation = await makeConversation(
    database.owner,
    acme,
    channel,
    await makeContact(database.owner, acme, channel),
    assignee,
  );
  await database.owner.query("update comm_attachments set message_id = $1 where id = $2", [
    await makeMessage(database.owner, acme, conversation, channel),
    id,
  ]);
}

describe("an upload", () => {
  it("is stored under a generated name and comes back byte for byte", async () => {
    const file = await upload(PNG, "../dot.png", "application/x-unknown");
    expect(file).toMatchObject({
      kind: "image",
      fileName: "dot.png",
      contentType: "image/png",
      size: PNG.length,
      width: 1,
      height: 1,
      url: `/api/attachments/${file.id}/content`,
    });
    expect(Buffer.from(await (await open(ada, file.id)).arrayBuffer())).toEqual(PNG);
    expect(Buffer.from(await readAttachment(deps, acme, file.id))).toEqual(PNG);
    expect((await readdir(folder, { recursive: true })).join()).not.toMatch(/dot|part/);
  });

  it("is refused without a file, and when it is too large, leaving nothing behind", async () => {
    const before = await filesOnDisk();
    const empty = new FormData();
    empty.set("file", "just text");
    expect((await room.fetch(ada, "/attachments", { method: "POST", body: empty })).status).toBe(422);
    expect((await room.fetch(ada, "/attachments", form(Buffer.alloc(25_000_001)))).status).toBe(422);
    expect((await room.fetch(ada, "/attachments", form(Buffer.alloc(25_200_000)))).status).toBe(413);
    expect(await filesOnDisk()).toBe(before);
  });

  it("security 7: lies on the disk while it comes, and is gone when it breaks off", async () => {
    const before = await filesOnDisk();
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const answer = room.fetch(ada, "/attachments", {
      method: "POST",
      body: readable,
      duplex: "half",
      headers: { "content-type": "multipart/form-data; boundary=XX" },
    });
    await writer.write(
      Buffer.from('--XX\r\ncontent-disposition: form-data; name="file"; filename="a.bin"\r\n\r\n'),
    );
    for (let sent = 0; sent < 4; sent += 1) await writer.write(new Uint8Array(500_000));
    const onDisk = async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const parts = entries.filter(({ name }) => name.endsWith(".part"));
      return Math.max(
        0,
        ...(await Promise.all(
          parts.map(async (part) => (await stat(join(part.parentPath, part.name))).size),
        )),
      );
    };
    await expect.poll(onDisk).toBeGreaterThan(1_800_000);
    await writer.abort(new Error("gone"));
    expect((await answer).status).toBe(400);
    expect(await filesOnDisk()).toBe(before);
  });

  it.each<[string, string, string]>([
    ["without a boundary", "multipart/form-data", "x"],
    [
      "cut off",
      "multipart/form-data; boundary=XX",
      '--XX\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx',
    ],
    ["empty", "multipart/form-data; boundary=XX", ""],
    ["with a bad quote", 'multipart/form-data; boundary="XX', "x"],
    ["of another type", "text/plain", "x"],
    ["of JSON", "application/json", "{}"],
  ])("security 11: is a bad request %s", async (_, type, body) => {
    const before = await filesOnDisk();
    const answer = await room.fetch(ada, "/attachments", {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: "body_not_form" }]);
    expect(await filesOnDisk()).toBe(before);
  });

  it("security 11: of no bytes says that a file is missing", async () => {
    const before = await filesOnDisk();
    const answer = await room.fetch(ada, "/attachments", form(new Uint8Array(0)));
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: "file_missing" }]);
    expect(await filesOnDisk()).toBe(before);
  });

  it("is for those who may write", async () => {
    const viewer = await makeMember(database.owner, acme, "Vera", "viewer");
    expect((await room.fetch(viewer, "/attachments", form(PNG))).status).toBe(403);
    expect((await room.fetch(undefined, "/attachments", form(PNG))).status).toBe(401);
  });

  it("is removed when nobody sent it within a day", async () => {
    const [kept, fresh, stale] = [await upload(), await upload(), await upload()];
    await send(kept.id);
    await database.owner.query(
      "update comm_attachments set created_at = clock_timestamp() - interval '25 hours' where id = any ($1)",
      [[kept.id, stale.id]],
    );
    const before = await filesOnDisk();
    expect(await removeUnsentUploads(deps)).toBe(1);
    expect(await filesOnDisk()).toBe(before - 1);
    expect([
      (await open(ada, kept.id)).status,
      (await open(ada, fresh.id)).status,
      (await open(ada, stale.id)).status,
    ]).toEqual([200, 200, 404]);
  });
});

describe("a file", () => {
  it.each([
    ["shown when it is a picture", PNG, "dot.png", "image/png", "image/png", /^inline; filename="dot.png"/],
    [
      "only saved when it is a page",
      Buffer.from("<script>alert(1)</script>"),
      "evil.html",
      "text/html",
      "application/octet-stream",
      /^attachment; filename="evil.html"/,
    ],
    [
      "only saved when it is a drawing that could run",
      Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
      "a.svg",
      "image/svg+xml",
      "application/octet-stream",
      /^attachment/,
    ],
    [
      "saved under any name",
      Buffer.from("x"),
      'Ärger "und" mehr.txt',
      "text/plain",
      "application/octet-stream",
      /^attachment; filename="_rger _und_ mehr.txt"; filename\*=UTF-8''%C3%84rger%20%22und%22%20mehr\.txt$/,
    ],
  ])("is %s", async (_, bytes, name, type, served, disposition) => {
    const { id } = await upload(bytes, name, type);
    const { headers } = await open(ada, id);
    expect(headers.get("content-type")).toBe(served);
    expect(headers.get("content-disposition")).toMatch(disposition);
    expect(headers.get("content-security-policy")).toBe(
      "sandbox; default-src 'none'; frame-ancestors 'none'",
    );
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toMatch(/^private/);
  });

  it.each([
    ["bytes=0-3", 206, "bytes 0-3/10", "0123"],
    ["bytes=8-", 206, "bytes 8-9/10", "89"],
    ["bytes=-2", 206, "bytes 8-9/10", "89"],
    ["bytes=5-99", 206, "bytes 5-9/10", "56789"],
    ["bytes=10-", 416, "bytes */10", ""],
    ["bytes=0-1,3-4", 200, null, "0123456789"],
    ["lines=1-2", 200, null, "0123456789"],
  ])("answers the range %s with %s", async (range, status, told, body) => {
    const { id } = await upload(Buffer.from("0123456789"), "n.txt", "text/plain");
    const response = await open(ada, id, { range });
    expect([response.status, response.headers.get("content-range"), await response.text()]).toEqual([
      status,
      told,
      body,
    ]);
  });

  it("opens to whoever sees its conversation, while its message stands, and to nobody else", async () => {
    const { id } = await upload();
    const grace = await makeMember(database.owner, acme, "Grace", "agent");
    const client = await makeMember(database.owner, acme, "Carl", "client");
    expect([(await open(grace, id)).status, (await open(ada, id)).status]).toEqual([404, 200]);
    await send(id, client.userId);
    expect([(await open(grace, id)).status, (await open(client, id)).status]).toEqual([200, 200]);
    await database.owner.query(
      "update comm_messages set deleted_at = clock_timestamp() where organization_id = $1",
      [acme],
    );
    expect((await open(ada, id)).status).toBe(404);
    await database.owner.query("update comm_messages set deleted_at = null where organization_id = $1", [
      acme,
    ]);
    const other = await makeMember(database.owner, acme, "Otto", "client");
    const eve = await makeMember(database.owner, await makeOrganization(database.owner, "Evil"), "Eve");
    expect([
      (await open(other, id)).status,
      (await open(eve, id)).status,
      (await room.fetch(undefined, `/attachments/${id}/content`)).status,
    ]).toEqual([404, 404, 401]);
  });
});
