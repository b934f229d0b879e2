import {
  readConversations,
  readMessages,
  type ConversationView,
  type MessageView,
} from "../conversations/index.ts";
import type { Transaction } from "../database/index.ts";
import type { ChannelId, UserId } from "../kernel/ids.ts";
import { asWritten } from "../kernel/trust.ts";
import type { HubEvent } from "../outbox/index.ts";
import type { Frame } from "./frame.ts";

/** Which events reach the inbox, and as what; one presenter for REST and stream, so both show the same. */
export async function presentEvents(tx: Transaction, events: readonly HubEvent[]): Promise<Frame[]> {
  const messages = await byId(
    readMessages(tx, unique(events.map((event) => ("messageId" in event ? event.messageId : null)))),
  );
  const conversations = await byId(
    readConversations(
      tx,
      unique(events.map((event) => ("conversationId" in event ? event.conversationId : null))),
    ),
  );
  const teams = await teamsOf(
    tx,
    unique(events.map((event) => ("from" in event ? (event.from ?? null) : null))),
  );
  return events.flatMap((event) => toFrame(event, messages, conversations, teams) ?? []);
}

type Teams = ReadonlyMap<string | null, string | null>;

async function teamsOf(tx: Transaction, members: readonly string[]): Promise<Teams> {
  if (members.length === 0) return new Map();
  const { rows } = await tx.client.query<{ user_id: string; team: string | null }>(
    "select user_id, team from user_roles where organization_id = $1 and user_id = any ($2)",
    [tx.organizationId, members],
  );
  return new Map(rows.map((row) => [row.user_id, row.team]));
}

function toFrame(
  event: HubEvent,
  messages: Map<string, MessageView>,
  conversations: Map<string, ConversationView>,
  teams: Teams,
): Frame | null {
  switch (event.kind) {
    case "message_received":
    case "reply_queued":
    case "message_changed":
    case "note_added": {
      const message = messages.get(event.messageId);
      const conversation = conversations.get(event.conversationId);
      return message && conversation
        ? { name: "message", conversation: audience(conversation), data: { message, conversation } }
        : null;
    }
    case "delivery_changed": {
      const message = messages.get(event.messageId);
      const conversation = conversations.get(event.conversationId);
      if (!message || !conversation) return null;
      const { id: messageId, conversationId, delivery, sentAt, position, version } = message;
      return {
        name: "delivery",
        conversation: audience(conversation),
        data: { messageId, conversationId, delivery, sentAt, position, version, conversation },
      };
    }
    case "conversation_changed": {
      const conversation = conversations.get(event.conversationId);
      if (!conversation) return null;
      const now = audience(conversation);
      return {
        name: "conversation",
        conversation: now,
        data: { conversation },
        ...(event.from !== undefined && {
          before: { ...now, assigneeId: event.from, team: teams.get(event.from) ?? null },
        }),
      };
    }
    case "contact_changed":
      return { name: "contact", conversation: null, data: { id: event.contactId } };
    case "channel_changed":
      return { name: "channel", conversation: null, data: { id: event.channelId } };
    case "rule_changed":
      return { name: "rule", conversation: null, data: { id: event.ruleId } };
    case "label_changed":
      return { name: "label", conversation: null, data: { id: event.labelId } };
    case "template_changed":
      return { name: "template", conversation: null, data: { id: event.templateId } };
    case "member_changed":
      return { name: "member", conversation: null, data: { id: event.userId } };
    case "setting_changed":
      return { name: "setting", conversation: null, data: { id: event.name } };
  }
}

/** Whom news of a conversation concerns. */
export const audience = (conversation: ConversationView) => ({
  id: conversation.id,
  channelId: asWritten<ChannelId>(conversation.channel.id),
  assigneeId: asWritten<UserId | null>(conversation.assignee?.id ?? null),
  team: conversation.assignee?.team ?? null,
});

const unique = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

async function byId<T extends { id: string }>(found: Promise<T[]>): Promise<Map<string, T>> {
  return new Map((await found).map((one) => [one.id, one]));
}
