-- What the straight function writes: our rows, in small statements whose plans Postgres keeps.

create function straight_id(prefix text) returns text language sql volatile
return prefix || '_' || replace(uuidv7()::text, '-', '');

-- Stores what arrived and the reply to it, about to be sent. No row: the update was known, or there is no reply.
create function straight_store(organization text, channel text, rule text, payload jsonb, reply text)
returns table (reply_id text, delivery_id text, conversation_id text) language plpgsql
as $$
#variable_conflict use_column
declare
  said constant jsonb := payload -> 'message';
  sender constant jsonb := said -> 'from';
  chat constant text := said -> 'chat' ->> 'id';
  sent_time constant timestamptz := to_timestamp((said ->> 'date')::bigint);
  contact text;
  conversation text;
  message constant text := straight_id('msg');
  answer constant text := straight_id('msg');
  delivery constant text := straight_id('dsp');
begin
  insert into comm_inbound_events (organization_id, channel_id, event_key, id, kind, payload, received_at)
  values (organization, channel, payload ->> 'update_id', straight_id('iev'), 'message_received', payload, now())
  on conflict do nothing;
  if not found then return; end if;

  select i.contact_id into contact from comm_contact_identities i
  where i.organization_id = organization and i.channel_id = channel and i.kind = 'user_id' and i.value = sender ->> 'id';
  if not found then
    contact := straight_id('con');
    insert into comm_contacts (organization_id, id, name) values (organization, contact, sender ->> 'first_name');
    insert into comm_contact_identities (organization_id, channel_id, kind, value, id, contact_id, display_name, username)
    values (organization, channel, 'user_id', sender ->> 'id', straight_id('idn'), contact, sender ->> 'first_name', sender ->> 'username');
  end if;

  select c.id into conversation from comm_conversations c
  where c.organization_id = organization and c.channel_id = channel and c.thread_key = chat and c.status <> 'resolved'
  for no key update;
  if not found then
    conversation := straight_id('cnv');
    insert into comm_conversations (organization_id, id, channel_id, thread_key, thread_kind, title, contact_id)
    values (organization, conversation, channel, chat, 'direct', sender ->> 'first_name', contact);
    insert into comm_participants (organization_id, conversation_id, contact_id) values (organization, conversation, contact);
  end if;

  insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, external_id, position, sent_at)
  values (organization, conversation, message, channel, 'in', 'contact', contact, sender ->> 'first_name', said ->> 'text',
    chat || ':' || (said ->> 'message_id'), (said ->> 'message_id')::bigint, sent_time);
  insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
  values (organization, straight_id('obx'), 'message_received', conversation, jsonb_build_object('messageId', message), now());

  if reply is not null then
    insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, author_kind, author_id, author_name, body, automatic, caused_by, depth, sent_at)
    values (organization, conversation, answer, channel, 'out', 'rule', rule, 'Prices', reply, true, message, 1, now());
    insert into comm_deliveries (organization_id, id, message_id, conversation_id, channel_id, state, attempts, attempt_started_at)
    values (organization, delivery, answer, conversation, channel, 'sending', 1, now());
    insert into comm_rule_runs (organization_id, id, rule_id, conversation_id, message_id, outcome)
    values (organization, straight_id('run'), rule, conversation, message, 'done');
    insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
    values (organization, straight_id('obx'), 'reply_queued', conversation, jsonb_build_object('messageId', answer), now());
    return query select answer, delivery, conversation;
  end if;

  update comm_conversations c set
    message_count = message_count + (case when reply is null then 1 else 2 end), inbound_count = inbound_count + 1,
    automatic_count = automatic_count + (case when reply is null then 0 else 1 end),
    last_message_id = case when reply is null then message else answer end, last_message_at = now(), last_activity_at = now(),
    last_inbound_at = sent_time, waiting_since = coalesce(waiting_since, sent_time), status = 'open', snoozed_until = null,
    version = version + 1, updated_at = now()
  where c.organization_id = organization and c.id = conversation;
end
$$;

-- Stores that a reply was sent, by the platform's number of it.
create function straight_sent(organization text, reply text, delivery text, conversation text, number bigint)
returns void language plpgsql as $$
begin
  update comm_deliveries set state = 'sent', finished_at = now() where organization_id = organization and id = delivery;
  insert into comm_delivery_attempts (organization_id, delivery_id, number, started_at, outcome)
  values (organization, delivery, 1, now(), 'accepted');
  update comm_messages set external_id = conversation || ':' || number, position = number, version = version + 1
  where organization_id = organization and id = reply;
  insert into outbox (organization_id, id, kind, conversation_id, payload, done_at)
  values (organization, straight_id('obx'), 'delivery_changed', conversation, jsonb_build_object('messageId', reply, 'state', 'sent'), now());
end
$$;
