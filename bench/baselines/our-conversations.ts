import { newId } from "../../core/kernel/ids.ts";
import { CHANNEL, ORGANIZATION } from "./our-channel.ts";
import type { Ask, Update } from "./tables.ts";

type Sender = Update["message"]["from"];

/** Finds or adds the contact of a sender. */
export const contactOf = async (ask: Ask, from: Sender): Promise<string> =>
  (await knownContact(ask, from)) ?? (await newContact(ask, from));

/** Finds and locks the open conversation of a chat, or starts one. */
export const conversationOf = async (
  ask: Ask,
  chat: number,
  title: string,
  contact: string,
): Promise<string> =>
  (await openConversation(ask, chat)) ?? (await newConversation(ask, chat, title, contact));

const knownContact = async (ask: Ask, from: Sender): Promise<string | undefined> =>
  (
    await ask(
      "identity",
      "select contact_id as id from comm_contact_identities where organization_id = $1 and channel_id = $2 and kind = 'user_id' and value = $3",
      [ORGANIZATION, CHANNEL, String(from.id)],
    )
  )?.id;

async function newContact(ask: Ask, from: Sender): Promise<string> {
  const id = newId("con");
  await ask("new contact", "insert into comm_contacts (organization_id, id, name) values ($1, $2, $3)", [
    ORGANIZATION,
    id,
    from.first_name,
  ]);
  await ask(
    "new identity",
    "insert into comm_contact_identities (organization_id, channel_id, kind, value, id, contact_id, display_name, username) values ($1, $2, 'user_id', $3, $4, $5, $6, $7)",
    [ORGANIZATION, CHANNEL, String(from.id), newId("idn"), id, from.first_name, from.username],
  );
  return id;
}

const openConversation = async (ask: Ask, chat: number): Promise<string | undefined> =>
  (
    await ask(
      "conversation",
      "select id from comm_conversations where organization_id = $1 and channel_id = $2 and thread_key = $3 and status <> 'resolved' for no key update",
      [ORGANIZATION, CHANNEL, String(chat)],
    )
  )?.id;

async function newConversation(ask: Ask, chat: number, title: string, contact: string): Promise<string> {
  const id = newId("cnv");
  await ask(
    "new conversation",
    "insert into comm_conversations (organization_id, id, channel_id, thread_key, thread_kind, title, contact_id) values ($1, $2, $3, $4, 'direct', $5, $6)",
    [ORGANIZATION, id, CHANNEL, String(chat), title, contact],
  );
  await ask(
    "new participant",
    "insert into comm_participants (organization_id, conversation_id, contact_id) values ($1, $2, $3)",
    [ORGANIZATION, id, contact],
  );
  return id;
}
