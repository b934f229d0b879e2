import { changed, liveOf, type StreamEvent } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId, UserId } from "../kernel/ids.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { HubEvent } from "../outbox/index.ts";
import { readConversations, readMessages } from "./queries.ts";
import type { ConversationView, MessageView } from "./schema.ts";

const KINDS = [
  "message_received",
  "reply_queued",
  "message_changed",
  "message_removed",
  "note_added",
  "delivery_changed",
  "conversation_changed",
  "label_changed",
] as const;

/** How conversations, their messages and the labels reach live pages; REST presents them alike. */
export const conversationLive = liveOf(KINDS, async (tx, events) => {
  const found = await lookUp(tx, events);
  return events.map((event) => toStreamEvent(event, found));
});

/** A conversation, as far as who may see it goes. */
export type ConversationPlace = {
  readonly id: string;
  readonly channelId: ChannelId;
  readonly ownerId: UserId | null;
  readonly team: string | null;
};

/** Who may hear of a conversation: whoever may read it. */
export const heardOf = (conversation: ConversationView) => heardAt(placeOf(conversation));

/** Who may hear of a conversation of which only the place is known. */
export const heardAt = ({ id, channelId, ownerId, team }: ConversationPlace) =>
  ({
    needs: ["conversation.read"],
    objects: [{ channelId, ownerId, team }],
    conversation: { id, channelId },
  }) as const satisfies Partial<StreamEvent>;

const placeOf = ({ id, channel, assignee }: ConversationView): ConversationPlace => ({
  id,
  channelId: unsafeCast<ChannelId>(channel.id),
  ownerId: unsafeCast<UserId | null>(assignee?.id ?? null),
  team: assignee?.team ?? null,
});

type Event = Extract<HubEvent, { readonly kind: (typeof KINDS)[number] }>;
type Found = {
  readonly messages: ReadonlyMap<string, MessageView>;
  readonly conversations: ReadonlyMap<string, ConversationView>;
  /** The team of each member who was in charge before. */
  readonly teams: ReadonlyMap<string | null, string | null>;
  /** The channel of each that left the inbox. */
  readonly left: ReadonlyMap<string, ChannelId>;
};

async function lookUp(tx: Transaction, events: readonly Event[]): Promise<Found> {
  const ids = (read: (event: Event) => string | null) => [
    ...new Set(events.map(read).filter((id) => id !== null)),
  ];
  const messages = await readMessages(
    tx,
    ids((event) => ("messageId" in event ? event.messageId : null)),
  );
  const conversations = await readConversations(
    tx,
    ids((event) => ("conversationId" in event ? event.conversationId : null)),
  );
  const left = await placesOf(
    tx,
    ids((event) => ("left" in event && event.left ? event.conversationId : null)),
  );
  const teams = await teamsOf(
    tx,
    ids((event) => ("from" in event ? (event.from ?? null) : null)),
  );
  return {
    messages: new Map(messages.map((one) => [one.id, one])),
    conversations: new Map(conversations.map((one) => [one.id, one])),
    teams,
    left,
  };
}

/** Where conversations arrived that left the inbox. */
async function placesOf(tx: Transaction, ids: readonly string[]): Promise<Found["left"]> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.client.query<{ id: string; channel_id: ChannelId }>(
    "select id, channel_id from comm_conversations where organization_id = $1 and id = any ($2) and audience = 'staff'",
    [tx.organizationId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.channel_id]));
}

async function teamsOf(tx: Transaction, members: readonly string[]): Promise<Found["teams"]> {
  if (members.length === 0) return new Map();
  const { rows } = await tx.client.query<{ user_id: string; team: string | null }>(
    "select user_id, team from user_roles where organization_id = $1 and user_id = any ($2)",
    [tx.organizationId, members],
  );
  return new Map(rows.map((row) => [row.user_id, row.team]));
}

function toStreamEvent(event: Event, found: Found): StreamEvent | null {
  if (event.kind === "label_changed")
    return { ...changed("label", event.labelId), needs: ["conversation.read"], inAnyScope: true };
  const conversation = found.conversations.get(event.conversationId);
  if (!conversation) return event.kind === "conversation_changed" ? leftConversation(event, found) : null;
  if (event.kind === "conversation_changed") return changedConversation(event, conversation, found);
  if (event.kind === "message_removed") return removedMessage(event, conversation);
  const message = found.messages.get(event.messageId);
  if (!message) return null;
  return event.kind === "delivery_changed"
    ? changedDelivery(message, conversation)
    : changedMessage(message, conversation);
}

/** A note is for those who may write notes there. */
function changedMessage(message: MessageView, conversation: ConversationView): StreamEvent {
  const heard = heardOf(conversation);
  const needs = message.kind === "note" ? [...heard.needs, "conversation.note" as const] : heard.needs;
  return { ...heard, name: "message", needs, data: { message, conversation } };
}

const removedMessage = (
  { messageId, conversationId }: Extract<Event, { readonly kind: "message_removed" }>,
  conversation: ConversationView,
): StreamEvent => ({
  ...heardOf(conversation),
  name: "message_removed",
  data: { messageId, conversationId, conversation },
});

function changedDelivery(message: MessageView, conversation: ConversationView): StreamEvent {
  const { id: messageId, conversationId, delivery, sentAt, position, version } = message;
  return {
    ...heardOf(conversation),
    name: "delivery",
    data: { messageId, conversationId, delivery, sentAt, position, version, conversation },
  };
}

/** Whoever saw it hears that it is gone, and nothing of what it became. */
function leftConversation(
  { conversationId: id, from: ownerId = null }: Extract<Event, { readonly kind: "conversation_changed" }>,
  { left, teams }: Found,
): StreamEvent | null {
  const channelId = left.get(id);
  if (channelId === undefined) return null;
  const place = { id, channelId, ownerId, team: teams.get(ownerId) ?? null };
  return { ...heardAt(place), name: "gone", data: { id } };
}

/** Whoever saw it only because of who was in charge hears that it is gone, not what became of it. */
function changedConversation(
  { from }: Extract<Event, { readonly kind: "conversation_changed" }>,
  conversation: ConversationView,
  { teams }: Found,
): StreamEvent {
  const event = { ...heardOf(conversation), name: "conversation", data: { conversation } };
  if (from === undefined) return event;
  const before = { ...placeOf(conversation), ownerId: from, team: teams.get(from) ?? null };
  return {
    ...event,
    before: { objects: heardAt(before).objects, instead: { name: "gone", data: { id: conversation.id } } },
  };
}
