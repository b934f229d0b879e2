import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { performAction } from "../audit/index.ts";
import { newId, type ConversationId, type OrganizationId } from "../kernel/ids.ts";
import { plain } from "../protocol/index.ts";
import { testDatabase } from "../testing/database.ts";
import { makeChannel, makeContact, makeConversation } from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { replyToConversation } from "./reply.ts";
import type { SendDeps } from "../deliveries/index.ts";

const database = await testDatabase();

let acme: OrganizationId;
let ada: MemberActor;
let conversation: ConversationId;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme, "Ada", "agent");
  const channel = await makeChannel(database.owner, acme);
  conversation = await makeConversation(
    database.owner,
    acme,
    channel,
    await makeContact(database.owner, acme, channel),
  );
});

type Draft = Parameters<typeof replyToConversation.perform>[2];
const deps: SendDeps = { channels: { open: async () => null }, runsWorkers: true, deliver: () => {} };

const draft = (more: Partial<Draft> = {}): Draft => ({
  clientKey: randomUUID(),
  text: plain("See this"),
  ...more,
});
const say = (what: Draft, who = ada) =>
  performAction(
    { ...deps, database },
    replyToConversation,
    { actor: who },
    conversation,
    what,
    async (_tx, replied) => replied,
  );

async function upload(by = ada): Promise<string> {
  const id = newId("att");
  await database.owner.query(
    "insert into comm_attachments (organization_id, id, kind, file_name, content_type, size, state, storage_key, uploaded_by) values ($1, $2, 'file', 'a.txt', 'text/plain', 5, 'stored', 'k', $3)",
    [acme, id, by.userId],
  );
  return id;
}
const messageOf = async (attachment: string) =>
  (await database.owner.query("select message_id from comm_attachments where id = $1", [attachment])).rows[0]
    .message_id;
const count = async () =>
  Number(
    (await database.owner.query("select count(*) from comm_messages where organization_id = $1", [acme]))
      .rows[0].count,
  );

describe("a reply", () => {
  it("takes the writer's file with it", async () => {
    const file = await upload();
    const { messageId, delivery } = await say(draft({ attachmentIds: [file] }));
    expect([await messageOf(file), delivery]).toMatchObject([messageId, { organizationId: acme }]);
  });

  it("is the same message when it is asked for again, its file included", async () => {
    const what = draft({ attachmentIds: [await upload()] });
    const [first, second] = await Promise.all([say(what), say(what)]);
    expect(second.messageId).toBe(first.messageId);
    expect((await say(what)).messageId).toBe(first.messageId);
    expect(await count()).toBe(1);
  });

  it.each([
    ["that somebody else uploaded", true],
    ["that went with another reply", false],
  ])("takes no file %s", async (_, foreign) => {
    const file = await upload(foreign ? await makeMember(database.owner, acme, "Grace", "agent") : ada);
    if (!foreign) await say(draft({ attachmentIds: [file] }));
    const before = await count();
    await expect(say(draft({ attachmentIds: [file] }))).rejects.toMatchObject({ code: "attachment_unknown" });
    expect(await count()).toBe(before);
  });

  it("says something", async () => {
    await expect(say(draft({ text: plain("  ") }))).rejects.toMatchObject({ code: "reply_empty" });
  });
});
