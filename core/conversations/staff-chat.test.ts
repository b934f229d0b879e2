import { beforeEach, expect, it } from "vitest";
import type { MemberActor } from "../access/index.ts";
import { permitFile } from "../attachments/queries.ts";
import { listContactConversations } from "../contacts/queries.ts";
import { inOrganization, type Transaction } from "../database/index.ts";
import { newId, type ContactId, type ConversationId, type OrganizationId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { countOpen } from "./queries.ts";

const database = await testDatabase();

let acme: OrganizationId;
let ada: MemberActor;
let contact: ContactId;
let chat: ConversationId;
let file: string;

beforeEach(async () => {
  acme = await makeOrganization(database.owner);
  ada = await makeMember(database.owner, acme);
  const shop = await makeChannel(database.owner, acme);
  contact = await makeContact(database.owner, acme, shop);
  chat = await makeConversation(database.owner, acme, shop, contact);
  const message = await makeMessage(database.owner, acme, chat, shop);
  file = newId("att");
  await database.owner.query(
    "insert into comm_attachments (organization_id, id, message_id, kind, file_name, content_type) values ($1, $2, $3, 'file', 'a.txt', 'text/plain')",
    [acme, file, message],
  );
});

const reading = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  inOrganization(database, acme, work);

const seen = async () => ({
  open: (await reading((tx) => countOpen(tx, ada.userId, { kind: "all" }))).all,
  contact: (await reading((tx) => listContactConversations(tx, { kind: "all" }, contact))).length,
  overview: (await reading((tx) => tx.client.query("select from comm_conversation_overview"))).rowCount,
  activity: Number(
    (await reading((tx) => tx.client.query("select open_conversations from comm_channel_activity"))).rows[0]
      .open_conversations,
  ),
  counted: (
    await database.system.query(
      "select c.messages_in, c.conversations_opened from comm_channels h, count_channel_day(h.organization_id, h.id, (clock_timestamp() at time zone 'utc')::date) c where h.organization_id = $1",
      [acme],
    )
  ).rows[0],
  file: await reading((tx) => permitFile(tx, ada, file)).then(
    () => true,
    () => false,
  ),
});

it("a chat of members is counted, listed and shown nowhere in the inbox", async () => {
  expect(await seen()).toEqual({
    open: 1,
    contact: 1,
    overview: 1,
    activity: 1,
    counted: { messages_in: 1, conversations_opened: 1 },
    file: true,
  });
  await database.owner.query("update comm_conversations set audience = 'staff' where id = $1", [chat]);
  expect(await seen()).toEqual({
    open: 0,
    contact: 0,
    overview: 0,
    activity: 0,
    counted: { messages_in: 0, conversations_opened: 0 },
    file: false,
  });
});
