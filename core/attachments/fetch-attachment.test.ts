import { readdir } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { ChannelAccess } from "../channels/index.ts";
import { createFakeConnector } from "../testing/fake-connector.ts";
import {
  newId,
  type AttachmentId,
  type ChannelId,
  type MessageId,
  type OrganizationId,
} from "../kernel/ids.ts";
import type { DownloadResult } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { claimPendingAttachments } from "./claim-pending.ts";
import { fetchAttachment } from "./fetch-attachment.ts";
import { fetchPending } from "./fetch-pending.ts";
import { readAttachment } from "./read-attachment.ts";
import { openFileStorage } from "./file-storage.ts";

const database = await testDatabase();
const folder = await temporaryFolder();
const storage = openFileStorage(folder);

let download: () => Promise<DownloadResult>;
let asked: number;
let acme: OrganizationId;
let channel: ChannelId;
let message: MessageId;
let photo: AttachmentId;

const channels: Pick<ChannelAccess, "open"> = {
  open: async (id) =>
    id === channel
      ? {
          organizationId: acme,
          channelId: channel,
          status: "active",
          connector: { ...createFakeConnector().connector, download: () => ((asked += 1), download()) },
          account: {
            channelId: channel,
            credentials: {},
            settings: {},
            hookUrl: "https://hub.example/hooks/x",
            reachable: true,
          },
        }
      : null,
};
const deps = { database, storage, channels };

const streamOf = (...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      chunks.forEach((chunk) => controller.enqueue(chunk));
      controller.close();
    },
  });
const arrives =
  (...chunks: readonly Uint8Array[]) =>
  async (): Promise<DownloadResult> => ({ kind: "stream", download: { stream: streamOf(...chunks) } });
const row = async () =>
  (
    await database.owner.query(
      "select *, next_attempt_at - clock_timestamp() > interval '3 seconds' as waits from comm_attachments where id = $1",
      [photo],
    )
  ).rows[0];
const told = async () =>
  (
    await database.owner.query(
      "select payload ->> 'messageId' as id from outbox where organization_id = $1 and kind = 'message_changed'",
      [acme],
    )
  ).rows.map((one) => one.id);
const filesOnDisk = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
const due = () =>
  database.owner.query(
    "update comm_attachments set next_attempt_at = clock_timestamp(), lease_until = null where id = $1",
    [photo],
  );

beforeEach(async () => {
  await database.owner.query("update comm_attachments set reference = null");
  asked = 0;
  acme = await makeOrganization(database.owner);
  channel = await makeChannel(database.owner, acme);
  message = await makeMessage(
    database.owner,
    acme,
    await makeConversation(database.owner, acme, channel, await makeContact(database.owner, acme, channel)),
    channel,
  );
  photo = newId("att");
  await database.owner.query(
    "insert into comm_attachments (organization_id, id, message_id, channel_id, kind, file_name, content_type, reference, next_attempt_at) values ($1, $2, $3, $4, 'image', 'photo', 'image/jpeg', '{\"fileId\": 1}', clock_timestamp())",
    [acme, photo, message, channel],
  );
});

describe("inbound media", () => {
  it("are fetched, stored by their detected type, and published", async () => {
    download = arrives(
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      Buffer.from("0000000d49484452", "hex"),
      Buffer.alloc(20),
    );
    expect(await fetchPending(deps)).toBe(1);
    expect(await row()).toMatchObject({
      state: "stored",
      content_type: "image/png",
      size: "36",
      reference: null,
      attempts: 1,
      failure: null,
    });
    expect(await readAttachment(deps, acme, photo)).toHaveLength(36);
    expect(await told()).toEqual([message]);
    const { rows } = await database.owner.query("select version from comm_messages where id = $1", [message]);
    expect(rows).toEqual([{ version: "2" }]);
    expect(await fetchPending(deps)).toBe(0);
  });

  it.each<[string, DownloadResult]>([
    ["gone", { kind: "gone", reason: "Too old." }],
    ["too large", { kind: "too_large", reason: "Over 20 MB." }],
  ])("that are %s at the provider are given up, visibly", async (_, result) => {
    download = async () => result;
    await fetchPending(deps);
    expect(await row()).toMatchObject({ state: "failed", failure: "reason" in result ? result.reason : "" });
    expect(await told()).toEqual([message]);
  });

  it("are retried while the provider does not answer, and given up in the end", async () => {
    download = async () => ({ kind: "unreachable", reason: "No route." });
    expect(await fetchPending(deps)).toBe(1);
    expect(await row()).toMatchObject({
      state: "pending",
      attempts: 1,
      failure: "No route.",
      lease_until: null,
      waits: true,
    });
    expect([await fetchPending(deps), await told()]).toEqual([0, []]);
    await database.owner.query("update comm_attachments set attempts = 11 where id = $1", [photo]);
    await due();
    await fetchPending(deps);
    expect(await row()).toMatchObject({ state: "failed", attempts: 12 });
  });

  it("are retried after a broken stream, which leaves no partial file", async () => {
    const before = await filesOnDisk();
    download = async () => ({
      kind: "stream",
      download: {
        stream: new ReadableStream({ pull: (controller) => controller.error(new Error("Reset.")) }),
      },
    });
    await fetchPending(deps);
    expect(await row()).toMatchObject({ state: "pending", failure: "Reset." });
    expect(await filesOnDisk()).toBe(before);
    download = arrives(Buffer.from("hello"));
    await due();
    await fetchPending(deps);
    expect(await row()).toMatchObject({ state: "stored", attempts: 2, failure: null });
  });

  it("are counted as they arrive: one without a declared size stops at the limit", async () => {
    const before = await filesOnDisk();
    const block = Buffer.alloc(10_000_000);
    let sent = 0;
    download = async () => ({
      kind: "stream",
      download: {
        stream: new ReadableStream({
          pull: (controller) => {
            sent += 1;
            controller.enqueue(block);
          },
        }),
      },
    });
    await fetchPending(deps);
    expect(await row()).toMatchObject({ state: "failed" });
    expect(sent).toBeLessThan(14);
    expect(await filesOnDisk()).toBe(before);
  });

  it("are given up when their channel is gone", async () => {
    const { rows } = await database.owner.query(
      "update comm_attachments set channel_id = $2 where id = $1 returning id",
      [photo, newId("chn")],
    );
    expect(rows).toHaveLength(1);
    await fetchPending(deps);
    expect([await row(), asked]).toMatchObject([{ state: "failed" }, 0]);
  });
});

describe("a claim", () => {
  it("belongs to one process until its lease ends", async () => {
    const both = await Promise.all([
      claimPendingAttachments(database, 5),
      claimPendingAttachments(database, 5),
    ]);
    expect(both.flat()).toMatchObject([{ id: photo, attempts: 1 }]);
    expect(await claimPendingAttachments(database, 5)).toEqual([]);
    await database.owner.query(
      "update comm_attachments set lease_until = clock_timestamp() - interval '1 second' where id = $1",
      [photo],
    );
    expect(await claimPendingAttachments(database, 5)).toMatchObject([{ id: photo, attempts: 2 }]);
  });

  it("that was taken over writes nothing and keeps no file", async () => {
    const [late] = await claimPendingAttachments(database, 1);
    await due();
    download = arrives(Buffer.from("quick"));
    await fetchPending(deps);
    const before = await filesOnDisk();
    download = arrives(Buffer.from("late one"));
    expect(late && (await fetchAttachment(deps, late))).toBe("stored");
    expect(await row()).toMatchObject({ size: "5", attempts: 2 });
    expect([await filesOnDisk(), await told()]).toEqual([before, [message]]);
  });
});
