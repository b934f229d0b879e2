import { readdir } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { VisitorActor } from "../access/index.ts";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { openRoom } from "../testing/room.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { openVisitorFiles } from "./visitor-files.ts";
import { attachmentEndpoints } from "./routes.ts";
import { openFileStorage } from "./file-storage.ts";

const database = await testDatabase();
const folder = await temporaryFolder();
const deps = { database, storage: openFileStorage(folder) };
const files = openVisitorFiles(deps);

let acme: OrganizationId;
let shop: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme, { connector: "webchat" });
});

const keep = (visitorKey: string, channelId = shop) => {
  const visitor: VisitorActor = { kind: "visitor", organizationId: acme, channelId, visitorKey };
  return files.keep(visitor, { name: "a.txt", type: "text/plain", bytes: new Blob(["Hello"]).stream() }).then(
    () => "kept",
    (error: unknown) => (Object(error) as { code: unknown }).code,
  );
};
const keptOf = (answers: readonly unknown[]) => answers.filter((answer) => answer === "kept").length;

/** Inserts so many files within the hour, each by another uploader unless named. */
const uploadedBefore = (
  count: number,
  size: number,
  by: string | null,
  channelId: ChannelId | null,
  ago = "1 minute",
) =>
  database.owner.query(
    `insert into comm_attachments (organization_id, id, channel_id, kind, file_name, content_type, size, state, uploaded_by, created_at)
     select $1, 'att_' || gen_random_uuid(), $2, 'file', 'a', 'x/y', $3, 'stored', coalesce($4, 'somebody-' || n), clock_timestamp() - $5::interval from generate_series(1, $6) n`,
    [acme, channelId, size, by, ago, count],
  );

describe("the hourly quota", () => {
  it("limits one visitor who uploads everything at once, and keeps no refused file", async () => {
    const answers = await Promise.all(Array.from({ length: 80 }, () => keep("ada")));
    expect(keptOf(answers)).toBe(60);
    expect(answers.filter((answer) => answer === "too_many_tries")).toHaveLength(20);
    expect(
      (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()),
    ).toHaveLength(60);
    expect(await keep("bob")).toBe("kept");
  });

  it("limits all visitors of a channel together", async () => {
    await uploadedBefore(1_190, 5, null, shop);
    expect(keptOf(await Promise.all(Array.from({ length: 30 }, (_, n) => keep(`new-${n}`))))).toBe(10);
    expect(await keep("new", await makeChannel(database.owner, acme, { connector: "webchat" }))).toBe("kept");
  });

  it.each([
    ["a visitor", "ada", 12],
    ["a channel", null, 120],
  ])("counts bytes of %s too", async (_, by, count) => {
    await uploadedBefore(count, 25_000_000, by, shop);
    expect(await keep("ada")).toBe("too_many_tries");
  });

  it("ignores older files, and does not count members' uploads as visitors'", async () => {
    await uploadedBefore(2_000, 5, "ada", shop, "61 minutes");
    await uploadedBefore(2_000, 5, "usr_grace", shop);
    expect(await keep("ada")).toBe("kept");
  });

  it("limits members, customers with an account included", async () => {
    const client = await makeMember(database.owner, acme, "Carl", "client");
    const room = openRoom(deps, attachmentEndpoints);
    const upload = async () => {
      const body = new FormData();
      body.set("file", new File(["Hello"], "a.txt"));
      return (await room.fetch(client, "/attachments", { method: "POST", body })).status;
    };
    await uploadedBefore(298, 5, client.userId, null);
    expect(
      (await Promise.all([upload(), upload(), upload(), upload()])).toSorted((one, other) => one - other),
    ).toEqual([201, 201, 429, 429]);
  });
});
