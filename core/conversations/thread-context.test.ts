import { beforeEach, describe, expect, it } from "vitest";
import type { ChannelId, OrganizationId } from "../kernel/ids.ts";
import type { MessageReceived } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { createRecorder } from "./record-inbound.ts";

const database = await testDatabase();
const record = createRecorder(database, true);

let acme: OrganizationId;
let post: ChannelId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  post = await makeChannel(database.owner, acme);
});

/** A mail of one thread, the n-th by the platform's order. */
const mail = (n: number, thread: Partial<MessageReceived["thread"]> = { context: { answers: n } }) =>
  record(
    makeInboundMessage(post, "Linus", `Mail ${n}`, {
      occurredAt: `2026-06-01T10:00:0${n}.000Z`,
      position: String(n),
      thread: { key: "<m1@x>", kind: "mail", title: `Subject ${n}`, ...thread },
    }),
  );

const thread = async () =>
  (
    await database.owner.query(
      "select title, thread_context as context, space, parent from comm_conversations where organization_id = $1",
      [acme],
    )
  ).rows[0];

describe("case C: what a conversation knows of its thread", () => {
  it("is what the newest message says", async () => {
    for (const n of [1, 2, 3]) await mail(n);
    expect(await thread()).toMatchObject({ title: "Subject 3", context: { answers: 3 } });
  });

  it("is what the newest says by the platform's order, whichever arrived last", async () => {
    for (const n of [1, 3, 2]) await mail(n);
    expect(await thread()).toMatchObject({ title: "Subject 3", context: { answers: 3 } });
  });

  it("is what the newest of a batch says", async () => {
    await Promise.all([3, 1, 2].map((n) => mail(n)));
    expect(await thread()).toMatchObject({ title: "Subject 3", context: { answers: 3 } });
  });

  it("stays where a late message says what was so before a newer one that changed nothing", async () => {
    await mail(1, { context: { answers: 1 } });
    await mail(3, { context: { answers: 1 } });
    await mail(2, { context: { answers: 2 } });
    expect(await thread()).toMatchObject({ context: { answers: 1 } });
  });

  it("stays where the newest says nothing of it", async () => {
    await mail(1);
    await mail(2, {});
    expect(await thread()).toMatchObject({ context: { answers: 1 } });
  });

  it("has the server and the channel it is in, also where later messages tell only their keys", async () => {
    const named = { space: { key: "g1", title: "Acme" }, parent: { key: "c1", title: "support" } };
    await mail(1, named);
    await mail(2, { space: { key: "g1" }, parent: { key: "c1" } });
    expect(await thread()).toMatchObject(named);
    await mail(3, { parent: { key: "c2" } });
    expect(await thread()).toMatchObject({ space: named.space, parent: { key: "c2" } });
  });
});
