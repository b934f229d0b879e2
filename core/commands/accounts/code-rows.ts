import type { Transaction } from "../../database/index.ts";
import { hashToken } from "../../kernel/crypto.ts";
import {
  newId,
  type ChannelId,
  type ContactId,
  type ConversationId,
  type Id,
  type UserId,
} from "../../kernel/ids.ts";
import type { ExternalIdentity } from "../../protocol/index.ts";
import { CODE_LASTS, CODE_TRIES, makeCode } from "./link-code.ts";

declare module "../../kernel/ids.ts" {
  interface RoomIds {
    readonly lnk: true;
  }
}

export type LinkCodeId = Id<"lnk">;

/** An account in its chat, by the platform's own id. */
export type ChatAccount = {
  readonly channelId: ChannelId;
  readonly conversationId: ConversationId;
  readonly identity: ExternalIdentity;
};

/** Whether both are one account. */
export const isSame = (one: ChatAccount | null, other: ChatAccount): boolean =>
  one !== null &&
  one.channelId === other.channelId &&
  one.identity.kind === other.identity.kind &&
  one.identity.value === other.identity.value;

/** A code that is kept, as whoever presents or confirms it finds it. */
export type LinkCode = {
  readonly id: LinkCodeId;
  readonly purpose: "member" | "contact";
  readonly state: "open" | "presented" | "confirmed" | "refused" | "replaced" | "burnt";
  readonly isFresh: boolean;
  readonly channelId: ChannelId;
  readonly userId: UserId | null;
  readonly contactId: ContactId | null;
  /** The chat it was made in, where it was made in one. */
  readonly madeIn: ChatAccount | null;
  readonly presentedBy: (ChatAccount & { readonly name: string; readonly username: string | null }) | null;
};

/** Finds a code by one of its columns, and holds it until the commit. */
export async function holdCode(
  tx: Transaction,
  where: "code_hash" | "id",
  value: string,
): Promise<LinkCode | null> {
  const { rows } = await tx.client.query<LinkCode>(
    `select id, purpose, state, expires_at > clock_timestamp() as "isFresh", channel_id as "channelId", user_id as "userId", contact_id as "contactId",
       case when purpose = 'contact' then ${accountOf("")} end as "madeIn",
       case when presented_at is not null then ${accountOf("presented_")} || jsonb_build_object('name', presented_name, 'username', presented_username) end as "presentedBy"
     from comm_link_codes where organization_id = $1 and ${where} = $2 for no key update`,
    [tx.organizationId, value],
  );
  return rows[0] ?? null;
}

const accountOf = (prefix: string): string =>
  `jsonb_build_object('channelId', ${prefix}channel_id, 'conversationId', ${prefix}conversation_id,
     'identity', jsonb_build_object('kind', ${prefix}identity_kind, 'value', ${prefix}identity_value))`;

/** A code as it is shown, once. */
export type NewCode = { readonly id: LinkCodeId; readonly code: string; readonly expiresAt: Date };

/** Keeps a new code for a member and a channel, instead of the one that was open. */
export async function insertMemberCode(
  tx: Transaction,
  userId: UserId,
  channelId: ChannelId,
): Promise<NewCode> {
  await tx.client.query(
    "update comm_link_codes set state = 'replaced' where organization_id = $1 and purpose = 'member' and user_id = $2 and channel_id = $3 and state in ('open', 'presented')",
    [tx.organizationId, userId, channelId],
  );
  return insertCode(tx, { purpose: "member", user_id: userId, channel_id: channelId });
}

/** Keeps a new code for a customer's account, instead of the one that was open. */
export async function insertContactCode(
  tx: Transaction,
  contactId: ContactId,
  { channelId, conversationId, identity }: ChatAccount,
): Promise<NewCode> {
  await tx.client.query(
    "update comm_link_codes set state = 'replaced' where organization_id = $1 and purpose = 'contact' and channel_id = $2 and identity_kind = $3 and identity_value = $4 and state in ('open', 'presented')",
    [tx.organizationId, channelId, identity.kind, identity.value],
  );
  return insertCode(tx, {
    purpose: "contact",
    contact_id: contactId,
    channel_id: channelId,
    conversation_id: conversationId,
    identity_kind: identity.kind,
    identity_value: identity.value,
  });
}

async function insertCode(tx: Transaction, row: Readonly<Record<string, string>>): Promise<NewCode> {
  const [id, code] = [newId("lnk"), makeCode()];
  const { rows } = await tx.client.query<{ expires_at: Date }>(
    `insert into comm_link_codes (organization_id, id, code_hash, purpose, channel_id, user_id, contact_id, conversation_id, identity_kind, identity_value, expires_at)
     select $1, $2, $3, r.purpose, r.channel_id, r.user_id, r.contact_id, r.conversation_id, r.identity_kind, r.identity_value, clock_timestamp() + $5::interval
     from jsonb_to_record($4) as r (purpose text, channel_id text, user_id text, contact_id text, conversation_id text, identity_kind text, identity_value text)
     returning expires_at`,
    [tx.organizationId, id, hashToken(code), JSON.stringify(row), CODE_LASTS],
  );
  return { id, code, expiresAt: rows[0]?.expires_at ?? new Date() };
}

/** Moves a code on. */
export async function setState(tx: Transaction, id: LinkCodeId, state: LinkCode["state"]): Promise<void> {
  await tx.client.query("update comm_link_codes set state = $3 where organization_id = $1 and id = $2", [
    tx.organizationId,
    id,
    state,
  ]);
}

/** Counts that a code was presented where it does not count. The last try burns it, presented or not. */
export async function countMisuse(tx: Transaction, id: LinkCodeId): Promise<void> {
  await tx.client.query(
    `update comm_link_codes set tries = tries + 1, state = case when tries + 1 >= $3 and state in ('open', 'presented') then 'burnt' else state end
     where organization_id = $1 and id = $2`,
    [tx.organizationId, id, CODE_TRIES],
  );
}

/** Keeps who presented a code, as their platform names them. */
export async function keepPresenter(
  tx: Transaction,
  id: LinkCodeId,
  { channelId, conversationId, identity }: ChatAccount,
): Promise<{ readonly name: string; readonly username: string | null }> {
  const { rows } = await tx.client.query<{ name: string; username: string | null }>(
    `update comm_link_codes c set state = 'presented', presented_at = clock_timestamp(), presented_channel_id = $3, presented_conversation_id = $4,
       presented_identity_kind = $5, presented_identity_value = $6, presented_name = coalesce(i.display_name, i.value), presented_username = i.username
     from comm_contact_identities i
     where c.organization_id = $1 and c.id = $2 and i.organization_id = c.organization_id and i.channel_id = $3 and i.kind = $5 and i.value = $6
     returning c.presented_name as name, c.presented_username as username`,
    [tx.organizationId, id, channelId, conversationId, identity.kind, identity.value],
  );
  if (!rows[0]) throw new Error(`Nobody is known as ${identity.kind} ${identity.value}.`);
  return rows[0];
}
