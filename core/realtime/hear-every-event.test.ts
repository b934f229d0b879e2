import { expect, it } from "vitest";
import { mayHear, type MemberActor, type Permission, type StreamEvent } from "../access/index.ts";
import { readConversations } from "../conversations/queries.ts";
import { readOrganization } from "../database/index.ts";
import { newId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { HubEvent } from "../outbox/index.ts";
import { testDatabase } from "../testing/database.ts";
import {
  makeChannel,
  makeContact,
  makeConversation,
  makeMessage,
} from "../testing/factories/conversation.ts";
import { makeMember, makeOrganization } from "../testing/factories/organization.ts";
import { live } from "../testing/live.ts";
import { createEphemeralEvents } from "./ephemeral-events.ts";
import { presentEvents } from "./present.ts";
import type { Streams } from "./streams.ts";

const database = await testDatabase();
const acme = await makeOrganization(database.owner);
const ada = await makeMember(database.owner, acme, "Ada", "owner");
const shop = await makeChannel(database.owner, acme);
const contactId = await makeContact(database.owner, acme, shop);
const conversationId = await makeConversation(database.owner, acme, shop, contactId);
const messageId = await makeMessage(database.owner, acme, conversationId, shop);

const about = { messageId, conversationId };
const EVENTS: Readonly<Record<string, object>> = {
  message_received: about,
  reply_queued: about,
  message_changed: about,
  message_removed: about,
  note_added: about,
  delivery_changed: about,
  conversation_changed: { conversationId },
  label_changed: { labelId: newId("lbl") },
  contact_changed: { contactId },
  channel_changed: { channelId: shop },
  rule_changed: { ruleId: newId("rul") },
  template_changed: { templateId: newId("tpl") },
  member_changed: { userId: newId("usr") },
  chat_account_changed: { userId: newId("usr") },
  staff_reaction_changed: about,
  command_changed: { commandId: newId("cmd") },
  command_request_changed: {
    requestId: newId("cmd"),
    requestedBy: newId("usr"),
    permission: "channel.manage",
  },
  setting_changed: { name: "business-hours" },
};

/** What no page shows. */
const UNTOLD: readonly string[] = ["staff_reaction_changed"];

/** Things whose change every member hears of: which commands there are, they all may read. */
const FOR_ALL: ReadonlySet<string> = new Set(["command"]);

const without = (permission: Permission): MemberActor => {
  const { [permission]: _, ...permissions } = ada.permissions;
  return { ...ada, permissions };
};

/** What pages are told at all: of each event of the log, and of what is never stored. */
async function toldEvents(): Promise<StreamEvent[]> {
  const events = Object.entries(EVENTS).map(([kind, more]) => unsafeCast<HubEvent>({ kind, ...more }));
  const told = await readOrganization(database, acme, (tx) => presentEvents(tx, live, events));
  const streams = unsafeCast<Streams>({ tell: (_: string, event: StreamEvent) => void told.push(event) });
  const ephemeral = createEphemeralEvents(database, streams);
  await ephemeral.memberTypes(ada, conversationId);
  await readOrganization(database, acme, async (tx) => {
    for (const conversation of await readConversations(tx, [conversationId]))
      ephemeral.seen(ada, conversation);
  });
  return told;
}

it("security 13: every event of every room is tried here", () => {
  expect(Object.keys(EVENTS).toSorted()).toEqual(live.flatMap(({ kinds }) => [...kinds]).toSorted());
});

it("security 13: nothing that pages are told reaches a member without the permission it needs", async () => {
  const told = await toldEvents();
  expect(told).toHaveLength(Object.keys(EVENTS).length - UNTOLD.length + 2);
  expect([...new Set(told.map(({ name }) => name))].toSorted()).toEqual([
    "changed",
    "conversation",
    "delivery",
    "message",
    "message_removed",
    "typing",
  ]);
  for (const event of told) {
    if (!FOR_ALL.has(String(event.data["kind"])))
      expect([event.data, event.needs]).not.toEqual([event.data, []]);
    expect([event.name, mayHear(ada, event)]).toEqual([event.name, true]);
    for (const permission of event.needs)
      expect([event.name, mayHear(without(permission), event)]).toEqual([event.name, false]);
  }
});
