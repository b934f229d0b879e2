import pg from "pg";
import { servePlainly } from "./plain-hub.ts";
import type { Tables } from "./tables.ts";

/**
 * Runs the plain hub on its own narrow tables: raw payload, counters, rule and delivery state. It keeps no delivery
 * log, no reasons and no change feed.
 */
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 16 });

await pool.query(`
  create table contact (id bigint generated always as identity primary key, external_id text not null unique, name text not null, last_seen_at timestamptz not null default now());
  create table conversation (id bigint generated always as identity primary key, contact_id bigint not null unique references contact, status text not null default 'open',
    unread integer not null default 0, message_count integer not null default 0, last_message text, last_activity_at timestamptz not null default now());
  create index on conversation (status, last_activity_at desc, id desc);
  create table event (id bigint generated always as identity primary key, update_id bigint not null unique, payload jsonb not null, received_at timestamptz not null default now());
  create table message (id bigint generated always as identity primary key, conversation_id bigint not null references conversation, direction text not null, external_id text unique,
    body text not null, sent_at timestamptz not null, created_at timestamptz not null default now());
  create index on message (conversation_id, sent_at desc, id desc);
  create table delivery (id bigint generated always as identity primary key, message_id bigint not null references message, state text not null, attempts integer not null default 0, finished_at timestamptz);
  create index on delivery (state) where state in ('queued', 'sending');
`);

const tables: Tables = {
  async store(ask, payload) {
    const { message } = payload;
    const event = await ask(
      "event",
      "insert into event (update_id, payload) values ($1, $2) on conflict do nothing returning id",
      [payload.update_id, payload],
    );
    if (!event) return undefined;
    const contact = await ask(
      "contact",
      "insert into contact (external_id, name) values ($1, $2) on conflict (external_id) do update set last_seen_at = now() returning id",
      [String(message.from.id), message.from.first_name],
    );
    const conversation = await ask(
      "conversation",
      "insert into conversation (contact_id) values ($1) on conflict (contact_id) do update set status = 'open' returning id",
      [contact?.id],
    );
    const stored = await ask(
      "message",
      "insert into message (conversation_id, direction, external_id, body, sent_at) values ($1, 'in', $2, $3, to_timestamp($4)) returning id",
      [conversation?.id, `${message.chat.id}:${message.message_id}`, message.text, message.date],
    );
    await ask(
      "count",
      "update conversation set unread = unread + 1, message_count = message_count + 1, last_message = $2, last_activity_at = now() where id = $1",
      [conversation?.id, message.text],
    );
    return { conversationId: conversation?.id ?? "", messageId: stored?.id ?? "" };
  },

  async answer(ask, { conversationId }, text) {
    const message = await ask(
      "reply",
      "insert into message (conversation_id, direction, body, sent_at) values ($1, 'out', $2, now()) returning id",
      [conversationId, text],
    );
    const delivery = await ask(
      "delivery",
      "insert into delivery (message_id, state, attempts) values ($1, 'sending', 1) returning id",
      [message?.id],
    );
    return { messageId: message?.id ?? "", deliveryId: delivery?.id ?? "", text };
  },

  async sent(ask, { conversationId }, { messageId, deliveryId, text }, number) {
    await ask("sent", "update message set external_id = $2 where id = $1", [
      messageId,
      `${conversationId}:${number}`,
    ]);
    await ask("delivered", "update delivery set state = 'sent', finished_at = now() where id = $1", [
      deliveryId,
    ]);
    await ask(
      "answered",
      "update conversation set message_count = message_count + 1, last_message = $2, last_activity_at = now() where id = $1",
      [conversationId, text],
    );
  },
};

servePlainly("naive", pool, tables);
