import { newId, type UserId } from "../../../kernel/ids.ts";

export type Row = Readonly<Record<string, unknown>>;

/** One row for every tenant table, but for the organization, in an order their foreign keys allow. */
export function oneOfEach(user_id: UserId): Rows {
  const ids = { ...makeIds(), user_id };
  return [
    ...accessRows(ids),
    ...conversationRows(ids),
    ...messageRows(ids),
    ...deliveryRows(ids),
    ...automationRows(ids),
  ];
}

type Rows = readonly (readonly [table: string, row: Row])[];
type Ids = ReturnType<typeof makeIds> & { readonly user_id: UserId };

/** The ids that rows know each other by. */
const makeIds = () => ({
  role_id: newId("rol"),
  channel_id: newId("chn"),
  contact_id: newId("con"),
  conversation_id: newId("cnv"),
  message_id: newId("msg"),
  label_id: newId("lbl"),
  rule_id: newId("rul"),
  delivery_id: newId("dsp"),
});

const row = (table: string, values: Row) => [table, values] as const;

const AT = "2026-11-21T10:00:00Z";

/** Who may do what, and what was done. */
const accessRows = ({ role_id }: Ids): Rows => [
  row("roles", { id: role_id, name: "Night shift" }),
  row("invitations", {
    id: newId("inv"),
    email: `${role_id}@example.test`,
    role: "agent",
    token_hash: role_id,
    sealed_token: "sealed",
    expires_at: AT,
  }),
  row("api_keys", { id: newId("key"), name: "Reports", prefix: "par_", key_hash: role_id }),
  row("audit_logs", { id: newId("aud"), actor_kind: "system", action: "hub.started" }),
  row("settings", { name: "business_hours", value: "{}" }),
];

/** Channels, contacts and their conversations. */
const conversationRows = ({ channel_id, contact_id, conversation_id, label_id, user_id }: Ids): Rows => [
  row("comm_channels", {
    id: channel_id,
    connector: "telegram",
    name: "Shop",
    sealed_credentials: "sealed",
  }),
  row("comm_contacts", { id: contact_id, name: "Kim" }),
  row("comm_contact_identities", {
    channel_id,
    kind: "telegram",
    value: "42",
    id: newId("idn"),
    contact_id,
  }),
  row("comm_conversations", {
    id: conversation_id,
    channel_id,
    thread_key: "42",
    thread_kind: "direct",
    title: "Kim",
  }),
  row("comm_participants", { conversation_id, contact_id }),
  row("comm_read_marks", { user_id, conversation_id, inbound_count: 1 }),
  row("comm_labels", { id: label_id, name: "Urgent" }),
  row("comm_conversation_labels", { conversation_id, label_id }),
];

/** Messages and what belongs to them. */
const messageRows = ({ channel_id, contact_id, conversation_id, message_id }: Ids): Rows => [
  row("comm_messages", {
    conversation_id,
    id: message_id,
    channel_id,
    direction: "in",
    author_kind: "contact",
    author_name: "Kim",
    body: "Hello",
    sent_at: AT,
  }),
  row("comm_message_parts", { channel_id, external_id: "7", message_id, part: 1 }),
  row("comm_message_edits", { message_id, number: 1, body: "Helo", marks: "[]" }),
  row("comm_reactions", {
    message_id,
    author_kind: "contact",
    author_id: contact_id,
    emoji: "👍",
    author_name: "Kim",
  }),
  row("comm_attachments", {
    id: newId("att"),
    kind: "image",
    file_name: "a.png",
    content_type: "image/png",
  }),
];

/** What comes in and goes out. */
const deliveryRows = ({ channel_id, conversation_id, message_id, delivery_id }: Ids): Rows => [
  row("comm_inbound_events", {
    channel_id,
    event_key: "1",
    id: newId("iev"),
    kind: "message_received",
    payload: "{}",
    received_at: AT,
  }),
  row("comm_latest_changes", { channel_id, subject: "block", occurred_at: AT, sequence: 1 }),
  row("outbox", { id: newId("obx"), kind: "message_received", payload: "{}" }),
  row("event_dead_letters", { follower: "test", event_id: newId("obx"), error: "It failed" }),
  row("comm_deliveries", { id: delivery_id, message_id, conversation_id, channel_id }),
  row("comm_delivery_attempts", { delivery_id, number: 1, started_at: AT, outcome: "sent" }),
];

/** What replies by itself, and what is counted. */
const automationRows = ({ channel_id, conversation_id, message_id, rule_id }: Ids): Rows => [
  row("comm_templates", { id: newId("tpl"), name: "Greeting", shortcut: "hi", body: "Hello" }),
  row("comm_auto_response_rules", {
    id: rule_id,
    name: "Greet",
    position: 1,
    condition: "{}",
    actions: "[]",
  }),
  row("comm_rule_runs", { id: newId("run"), rule_id, conversation_id, message_id, outcome: "done" }),
  row("comm_rule_cooldowns", { rule_id, conversation_id, fired_at: AT }),
  row("comm_bot_commands", {
    id: newId("cmd"),
    name: "status",
    description: "Says how it is",
    definition: "{}",
  }),
  row("comm_analytics", { channel_id, day: "2026-11-21" }),
];
