import type pg from "pg";
import { newId, type OrganizationId, type UserId } from "../../kernel/ids.ts";

export type Row = Readonly<Record<string, unknown>>;

/** Puts such a row into every tenant table, or into those of an older hub; answers the rows. */
export async function insertTenantRows(
  owner: pg.Pool,
  organizationId: OrganizationId,
  userId: UserId,
  has: (table: string) => boolean = () => true,
): Promise<ReturnType<typeof tenantRows>> {
  const rows = tenantRows(organizationId, userId).filter(([table]) => has(table));
  for (const [table, row] of rows) {
    const names = Object.keys(row);
    await owner.query(
      `insert into ${table} (${names.join(", ")}) values (${names.map((_, at) => `$${at + 1}`).join(", ")})`,
      Object.values(row),
    );
  }
  return rows;
}

/**
 * One row for every tenant table of an organization, in an order their foreign keys allow. A new tenant table needs a
 * line here: core/database/tenancy.test.ts fails without.
 */
export function tenantRows(
  organization_id: OrganizationId,
  user_id: UserId,
): readonly (readonly [table: string, row: Row])[] {
  const [role_id, channel_id, contact_id, conversation_id, message_id] = [
    newId("rol"),
    newId("chn"),
    newId("con"),
    newId("cnv"),
    newId("msg"),
  ];
  const [label_id, rule_id, delivery_id] = [newId("lbl"), newId("rul"), newId("dsp")];
  const at = "2026-11-21T10:00:00Z";
  const own = (table: string, row: Row) => [table, { organization_id, ...row }] as const;
  return [
    own("roles", { id: role_id, name: "Night shift" }),
    own("invitations", {
      id: newId("inv"),
      email: `${role_id}@example.test`,
      role: "agent",
      token_hash: role_id,
      sealed_token: "sealed",
      expires_at: at,
    }),
    own("api_keys", { id: newId("key"), name: "Reports", prefix: "par_", key_hash: role_id }),
    own("audit_logs", { id: newId("aud"), actor_kind: "system", action: "hub.started" }),
    own("settings", { name: "business_hours", value: "{}" }),
    own("comm_channels", {
      id: channel_id,
      connector: "telegram",
      name: "Shop",
      sealed_credentials: "sealed",
    }),
    own("comm_contacts", { id: contact_id, name: "Kim" }),
    own("comm_contact_identities", {
      channel_id,
      kind: "telegram",
      value: "42",
      id: newId("idn"),
      contact_id,
    }),
    own("comm_conversations", {
      id: conversation_id,
      channel_id,
      thread_key: "42",
      thread_kind: "direct",
      title: "Kim",
    }),
    own("comm_participants", { conversation_id, contact_id }),
    own("comm_read_marks", { user_id, conversation_id, inbound_count: 1 }),
    own("comm_labels", { id: label_id, name: "Urgent" }),
    own("comm_conversation_labels", { conversation_id, label_id }),
    own("comm_messages", {
      conversation_id,
      id: message_id,
      channel_id,
      direction: "in",
      author_kind: "contact",
      author_name: "Kim",
      body: "Hello",
      sent_at: at,
    }),
    own("comm_message_parts", { channel_id, external_id: "7", message_id, part: 1 }),
    own("comm_message_edits", { message_id, number: 1, body: "Helo", marks: "[]" }),
    own("comm_reactions", {
      message_id,
      author_kind: "contact",
      author_id: contact_id,
      emoji: "👍",
      author_name: "Kim",
    }),
    own("comm_attachments", {
      id: newId("att"),
      kind: "image",
      file_name: "a.png",
      content_type: "image/png",
    }),
    own("comm_inbound_events", {
      channel_id,
      event_key: "1",
      id: newId("iev"),
      kind: "message_received",
      payload: "{}",
      received_at: at,
    }),
    own("comm_latest_changes", { channel_id, subject: "block", occurred_at: at, sequence: 1 }),
    own("outbox", { id: newId("obx"), kind: "message_received", payload: "{}" }),
    own("comm_deliveries", { id: delivery_id, message_id, conversation_id, channel_id }),
    own("comm_delivery_attempts", { delivery_id, number: 1, started_at: at, outcome: "sent" }),
    own("comm_templates", { id: newId("tpl"), name: "Greeting", shortcut: "hi", body: "Hello" }),
    own("comm_auto_response_rules", {
      id: rule_id,
      name: "Greet",
      position: 1,
      condition: "{}",
      actions: "[]",
    }),
    own("comm_rule_runs", { id: newId("run"), rule_id, conversation_id, message_id, outcome: "done" }),
    own("comm_rule_cooldowns", { rule_id, conversation_id, fired_at: at }),
    own("comm_bot_commands", {
      id: newId("cmd"),
      name: "status",
      description: "Says how it is",
      definition: "{}",
    }),
    own("comm_analytics", { channel_id, day: "2026-11-21" }),
  ];
}
