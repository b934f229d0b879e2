import { newId } from "../../core/kernel/ids.ts";
import { CHANNEL, ORGANIZATION, RULE } from "./our-channel.ts";
import { contactOf, conversationOf } from "./our-conversations.ts";
import type { Ask, Tables } from "./tables.ts";

/** Writes all our rows with one plain statement each. A statement counts messages, not the trigger. */
export const tables: Tables = {
  async store(ask, payload) {
    const {
      message: { from, chat, ...message },
    } = payload;
    const event = await ask(
      "event",
      "insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, received_at) values ($1, $2, $3, $4, 'message_received', $5, now()) on conflict do nothing returning id",
      [ORGANIZATION, CHANNEL, String(payload.update_id), newId("iev"), payload],
    );
    if (!event) return undefined;
    const contact = await contactOf(ask, from);
    const conversation = await conversationOf(ask, chat.id, from.first_name, contact);
    const id = newId("msg");
    await ask(
      "message",
      "insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, external_id, position, sent_at) values ($1, $2, $3, $4, 'in', 'contact', $5, $6, $7, $8, $9, to_timestamp($10))",
      [
        ORGANIZATION,
        conversation,
        id,
        CHANNEL,
        contact,
        from.first_name,
        message.text,
        `${chat.id}:${message.message_id}`,
        message.message_id,
        message.date,
      ],
    );
    await ask(
      "count",
      `update comm_conversations set message_count = message_count + 1, inbound_count = inbound_count + 1, last_message_id = $3, last_message_at = to_timestamp($4), last_activity_at = now(),
        last_inbound_at = to_timestamp($4), waiting_since = coalesce(waiting_since, to_timestamp($4)), status = 'open', snoozed_until = null, version = version + 1, updated_at = now() where organization_id = $1 and id = $2`,
      [ORGANIZATION, conversation, id, message.date],
    );
    await publish(ask, "message_received", conversation, { messageId: id, conversationId: conversation });
    return { conversationId: conversation, messageId: id };
  },

  async answer(ask, { conversationId, messageId: causedBy }, text) {
    const [messageId, deliveryId] = [newId("msg"), newId("dsp")];
    await ask(
      "reply",
      "insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, automatic, caused_by, depth, sent_at) values ($1, $2, $3, $4, 'out', 'rule', $5, 'Prices', $6, true, $7, 1, now())",
      [ORGANIZATION, conversationId, messageId, CHANNEL, RULE, text, causedBy],
    );
    await ask(
      "answered",
      "update comm_conversations set message_count = message_count + 1, last_message_id = $3, last_message_at = now(), last_activity_at = now(), automatic_count = automatic_count + 1, version = version + 1, updated_at = now() where organization_id = $1 and id = $2",
      [ORGANIZATION, conversationId, messageId],
    );
    await ask(
      "delivery",
      "insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, state, attempts, attempt_started_at) values ($1, $2, $3, $4, $5, 'sending', 1, now())",
      [ORGANIZATION, deliveryId, messageId, conversationId, CHANNEL],
    );
    await ask(
      "run",
      "insert into comm_rule_runs (organization_id, id, rule_id, conversation_id, message_id, outcome) values ($1, $2, $3, $4, $5, 'done')",
      [ORGANIZATION, newId("run"), RULE, conversationId, causedBy],
    );
    await publish(ask, "reply_queued", conversationId, { messageId, conversationId });
    return { messageId, deliveryId, text };
  },

  async sent(ask, { conversationId }, { messageId, deliveryId }, number) {
    await ask(
      "delivered",
      "update comm_deliveries set state = 'sent', finished_at = now() where organization_id = $1 and id = $2",
      [ORGANIZATION, deliveryId],
    );
    await ask(
      "attempt",
      "insert into comm_delivery_attempts (organization_id, delivery_id, number, started_at, outcome) values ($1, $2, 1, now(), 'accepted')",
      [ORGANIZATION, deliveryId],
    );
    await ask(
      "sent",
      "update comm_messages set external_id = $3, position = $4, version = version + 1 where organization_id = $1 and id = $2",
      [ORGANIZATION, messageId, `${conversationId}:${number}`, number],
    );
    await publish(ask, "delivery_changed", conversationId, { messageId, conversationId, state: "sent" });
  },
};

/** Appends to the change feed from which open pages resume. */
const publish = (ask: Ask, kind: string, conversation: string, payload: object) =>
  ask(
    "publish",
    "insert into outbox (organization_id, id, kind, conversation_id, payload, done_at) values ($1, $2, $3, $4, $5, now())",
    [ORGANIZATION, newId("obx"), kind, conversation, payload],
  );
