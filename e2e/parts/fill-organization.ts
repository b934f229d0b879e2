import type pg from "pg";
import { credentialsSeal } from "../../core/channels/index.ts";
import { createSealer } from "../../core/kernel/crypto.ts";
import { newId } from "../../core/kernel/ids.ts";
import { storeMessage } from "../../core/testing/factories/conversation.ts";
import type { Organization } from "../../core/testing/factories/people.ts";
import { MASTER_KEY } from "../../hub/testing/start-hub-process.ts";

/** An id of each kind, by the first word of its API path. */
export type Belongings = Readonly<
  Record<
    | "channels"
    | "events"
    | "contacts"
    | "conversations"
    | "messages"
    | "attachments"
    | "labels"
    | "templates"
    | "rules"
    | "roles"
    | "invitations"
    | "keys"
    | "members"
    | "sessions"
    | "accounts"
    | "codes"
    | "requests"
    | "chats"
    | "commands",
    string
  >
>;

const AT = "2026-11-21T10:00:00Z";

/** Creates one of each kind in an organization, with `mark` in its texts; each run creates another. */
export async function fillOrganization(
  owner: pg.Pool,
  organization: Organization,
  mark: string,
): Promise<Belongings> {
  const id = {
    channels: newId("chn"),
    events: newId("iev"),
    contacts: newId("con"),
    conversations: newId("cnv"),
    messages: newId("msg"),
    attachments: newId("att"),
    labels: newId("lbl"),
    templates: newId("tpl"),
    rules: newId("rul"),
    roles: newId("rol"),
    invitations: newId("inv"),
    keys: newId("key"),
    members: newId("usr"),
    sessions: newId("ses"),
    accounts: newId("acc"),
    codes: newId("lnk"),
    requests: newId("cmd"),
    chats: newId("cnv"),
    commands: newId("cmd"),
  };
  const put = (table: string, row: Readonly<Record<string, unknown>>) =>
    insert(owner, table, { organization_id: organization.id, ...row });
  const sealer = createSealer([{ id: "test", key: MASTER_KEY }]);
  await insert(owner, "users", {
    id: id.members,
    name: `${mark} colleague`,
    email: `${id.members.toLowerCase()}@example.test`,
  });
  await put("user_roles", { user_id: id.members, role: "agent" });
  await insert(owner, "user_sessions", {
    id: id.sessions,
    user_id: organization.owner.id,
    token: id.sessions,
    expires_at: "2099-01-01T00:00:00Z",
  });
  await put("roles", { id: id.roles, name: `${mark} ${id.roles}` });
  await put("invitations", {
    id: id.invitations,
    email: `${id.invitations.toLowerCase()}@${mark}.test`,
    role: "agent",
    token_hash: id.roles,
    sealed_token: sealer.seal("token", `${organization.id}:${id.invitations}:token`),
    expires_at: "2099-01-01T00:00:00Z",
  });
  await put("api_keys", { id: id.keys, name: `${mark} key`, prefix: "par_", key_hash: id.keys });
  await put("comm_bot_commands", {
    id: id.commands,
    name: `c${id.commands.slice(-20).toLowerCase()}`,
    description: `${mark} command`,
    definition: JSON.stringify({ kind: "text", text: mark }),
    // One that is on would change the menus of channels meanwhile.
    enabled: false,
  });
  await put("comm_channels", {
    id: id.channels,
    connector: "webchat",
    name: `${mark} shop`,
    // No menu is published meanwhile, which would change the row.
    menu_tried_at: "2099-01-01T00:00:00Z",
    sealed_credentials: sealer.seal("{}", credentialsSeal(organization.id, id.channels)),
  });
  await put("comm_contacts", { id: id.contacts, name: `${mark} Kim` });
  await put("comm_contact_identities", {
    channel_id: id.channels,
    kind: "visitor",
    value: id.contacts,
    id: newId("idn"),
    contact_id: id.contacts,
  });
  await put("comm_conversations", {
    id: id.conversations,
    channel_id: id.channels,
    thread_key: id.contacts,
    thread_kind: "web",
    title: `${mark} Kim`,
    contact_id: id.contacts,
  });
  await put("comm_conversations", {
    id: id.chats,
    channel_id: id.channels,
    thread_key: id.chats,
    thread_kind: "group",
    title: `${mark} team`,
    audience: "staff",
  });
  await put("comm_member_accounts", {
    id: id.accounts,
    user_id: organization.owner.id,
    channel_id: id.channels,
    identity_kind: "visitor",
    identity_value: `${id.contacts} account`,
    name: `${mark} account`,
  });
  await put("comm_command_requests", {
    id: id.requests,
    requested_by: organization.owner.id,
    call: { command: "claim", for: "member", given: [], subject: null },
    chat: {},
    summary: { en: `${mark} request`, de: `${mark} request` },
    version: "1",
    expires_at: "2099-01-01T00:00:00Z",
  });
  await put("comm_link_codes", {
    id: id.codes,
    purpose: "member",
    code_hash: id.codes,
    channel_id: id.channels,
    user_id: organization.owner.id,
    state: "presented",
    presented_at: AT,
    presented_channel_id: id.channels,
    presented_conversation_id: id.conversations,
    presented_identity_kind: "visitor",
    presented_identity_value: id.contacts,
    presented_name: `${mark} Kim`,
    expires_at: "2099-01-01T00:00:00Z",
  });
  await put("comm_participants", { conversation_id: id.conversations, contact_id: id.contacts });
  await put("comm_labels", { id: id.labels, name: `${mark} ${id.labels}` });
  await put("comm_conversation_labels", { conversation_id: id.conversations, label_id: id.labels });
  await storeMessage(owner, {
    organization_id: organization.id,
    conversation_id: id.conversations,
    id: id.messages,
    channel_id: id.channels,
    direction: "out",
    author_kind: "member",
    author_id: organization.owner.id,
    author_name: "Olga",
    body: `${mark} lamp`,
    automatic: true,
    external_id: id.messages,
    sent_at: AT,
  });
  await put("comm_deliveries", {
    id: newId("dsp"),
    message_id: id.messages,
    conversation_id: id.conversations,
    channel_id: id.channels,
    state: "unconfirmed",
  });
  await put("comm_attachments", {
    id: id.attachments,
    message_id: id.messages,
    kind: "file",
    file_name: `${mark}.txt`,
    content_type: "text/plain",
    state: "failed",
  });
  await put("comm_inbound_events", {
    channel_id: id.channels,
    event_key: id.events,
    id: id.events,
    kind: "message_received",
    payload: "{}",
    received_at: AT,
    state: "quarantined",
    error: `${mark} unreadable`,
  });
  await put("comm_templates", {
    id: id.templates,
    name: `${mark} greeting`,
    shortcut: id.templates.toLowerCase(),
    body: `${mark} hello`,
  });
  await put("comm_auto_response_rules", {
    id: id.rules,
    name: `${mark} rule`,
    position: 1,
    condition: { kind: "first_message" },
    actions: JSON.stringify([{ kind: "label", labelId: id.labels }]),
  });
  return id;
}

async function insert(owner: pg.Pool, table: string, row: Readonly<Record<string, unknown>>): Promise<void> {
  const columns = Object.keys(row);
  await owner.query(
    `insert into ${table} (${columns.join(", ")}) values (${columns.map((_, at) => `$${at + 1}`).join(", ")})`,
    Object.values(row),
  );
}
