import type { Registry } from "../../channels/index.ts";
import type { Transaction } from "../../database/index.ts";
import type { ChannelId, ConversationId, Id, UserId } from "../../kernel/ids.ts";
import type { LinkCodeId } from "./code-rows.ts";
import { USE_OF, type ChatUse } from "./target.ts";

/** A chat account that acts for a member, as lists show it. */
export type ListedAccount = {
  readonly id: Id<"acc">;
  readonly channelId: ChannelId;
  readonly channelName: string;
  readonly connector: string;
  readonly name: string;
  readonly username: string | null;
  readonly linkedAt: Date;
  readonly lastUsedAt: Date | null;
};

/** The chat accounts of a member, the newest first. */
export async function listAccounts(tx: Transaction, userId: UserId): Promise<readonly ListedAccount[]> {
  const { rows } = await tx.client.query<ListedAccount>(
    `select a.id, a.channel_id as "channelId", c.name as "channelName", c.connector, a.name, a.username, a.linked_at as "linkedAt", a.last_used_at as "lastUsedAt"
     from comm_member_accounts a join comm_channels c on c.organization_id = a.organization_id and c.id = a.channel_id
     where a.organization_id = $1 and a.user_id = $2 and a.revoked_at is null order by a.linked_at desc, a.id desc`,
    [tx.organizationId, userId],
  );
  return rows;
}

/** A code of a member's that can still be presented or confirmed, without the code itself. */
export type ListedCode = {
  readonly id: LinkCodeId;
  readonly channelId: ChannelId;
  readonly channelName: string;
  readonly connector: string;
  readonly expiresAt: Date;
  readonly presentedAt: Date | null;
  readonly name: string | null;
  readonly username: string | null;
};

/** The open codes of a member. */
export async function listCodes(tx: Transaction, userId: UserId): Promise<readonly ListedCode[]> {
  const { rows } = await tx.client.query<ListedCode>(
    `select k.id, k.channel_id as "channelId", c.name as "channelName", c.connector, k.expires_at as "expiresAt", k.presented_at as "presentedAt",
       k.presented_name as name, k.presented_username as username
     from comm_link_codes k join comm_channels c on c.organization_id = k.organization_id and c.id = k.channel_id
     where k.organization_id = $1 and k.user_id = $2 and k.state in ('open', 'presented') and k.expires_at > clock_timestamp()
     order by k.made_at desc, k.id desc`,
    [tx.organizationId, userId],
  );
  return rows;
}

/** A channel on which members can link accounts. */
export type LinkableChannel = {
  readonly id: ChannelId;
  readonly name: string;
  readonly connector: string;
  readonly platform: string;
};

/** The active channels of chat apps. A website has no account that stays somebody's. */
export async function listLinkable(tx: Transaction, registry: Registry): Promise<readonly LinkableChannel[]> {
  const { rows } = await tx.client.query<{ id: ChannelId; name: string; connector: string }>(
    "select id, name, connector from comm_channels where organization_id = $1 and status = 'active' order by lower(name), id",
    [tx.organizationId],
  );
  return rows.flatMap((row) => {
    const connector = registry[row.connector];
    return connector?.capabilities.commandsMenu ? [{ ...row, platform: connector.name }] : [];
  });
}

/** A group that the hub is in, as the channel's page shows it. */
export type ListedChat = {
  readonly id: ConversationId;
  readonly title: string;
  readonly use: ChatUse;
  /** The conversations that get a thread below it; null where none does, and a list that is null does not narrow. */
  readonly serves: {
    readonly channelIds: readonly string[] | null;
    readonly teams: readonly string[] | null;
  } | null;
  readonly lastActivityAt: Date;
};

/** The groups of a channel, those of members first, then by when something was last said. Threads that the hub opened below one are no groups of their own. */
export async function listChats(tx: Transaction, channelId: ChannelId): Promise<readonly ListedChat[]> {
  const { rows } = await tx.client.query<ListedChat>(
    `select c.id, c.title, ${USE_OF} as use, c.last_activity_at as "lastActivityAt",
       case when r.chat_id is not null and c.audience = 'staff' then jsonb_build_object('channelIds', r.channel_ids, 'teams', r.teams) end as serves
     from comm_conversations c left join comm_staff_routes r on r.organization_id = c.organization_id and r.chat_id = c.id
     where c.organization_id = $1 and c.channel_id = $2 and c.thread_kind = 'group' and c.retired_key is null
       and not exists (select from comm_staff_threads t where t.organization_id = c.organization_id and t.chat_id = c.id)
     order by c.audience = 'staff' desc, c.last_activity_at desc, c.id desc limit 200`,
    [tx.organizationId, channelId],
  );
  return rows;
}
