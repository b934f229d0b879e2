import type { TenantRow, TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const conversationRows: TenantRows = ({ userId, idOf }) => {
  const ids = {
    channel_id: idOf("comm_channels"),
    contact_id: idOf("comm_contacts"),
    conversation_id: newId("cnv"),
    message_id: newId("msg"),
    label_id: newId("lbl"),
    delivery_id: newId("dsp"),
    user_id: userId,
  };
  return [...threadRows(ids), ...messageRows(ids), ...deliveryRows(ids)];
};

type Ids = Readonly<
  Record<
    "channel_id" | "contact_id" | "conversation_id" | "message_id" | "label_id" | "delivery_id" | "user_id",
    string
  >
>;

const AT = "2026-11-21T10:00:00Z";

const threadRows = ({ channel_id, contact_id, conversation_id, label_id, user_id }: Ids): TenantRow[] => [
  [
    "comm_conversations",
    { id: conversation_id, channel_id, thread_key: "42", thread_kind: "direct", title: "Kim" },
  ],
  ["comm_participants", { conversation_id, contact_id }],
  ["comm_read_marks", { user_id, conversation_id, inbound_count: 1 }],
  ["comm_labels", { id: label_id, name: "Urgent" }],
  ["comm_conversation_labels", { conversation_id, label_id }],
];

const messageRows = ({ channel_id, contact_id, conversation_id, message_id }: Ids): TenantRow[] => [
  [
    "comm_messages",
    {
      conversation_id,
      id: message_id,
      channel_id,
      direction: "in",
      author_kind: "contact",
      author_name: "Kim",
      body: "Hello",
      sent_at: AT,
    },
  ],
  ["comm_message_parts", { channel_id, external_id: "7", message_id, part: 1 }],
  ["comm_message_edits", { message_id, number: 1, body: "Helo", marks: "[]" }],
  [
    "comm_reactions",
    { message_id, author_kind: "contact", author_id: contact_id, emoji: "👍", author_name: "Kim" },
  ],
  ["comm_poll_answers", { message_id, author_id: contact_id, option: 0, author_name: "Kim" }],
];

const deliveryRows = ({ channel_id, conversation_id, message_id, delivery_id }: Ids): TenantRow[] => [
  ["comm_deliveries", { id: delivery_id, message_id, conversation_id, channel_id }],
  ["comm_delivery_attempts", { delivery_id, number: 1, started_at: AT, outcome: "sent" }],
];
