import type { ContactActor, MemberActor, Target } from "../../access/index.ts";
import { missing, refused } from "../../kernel/errors.ts";
import { isId, type ChannelId, type ConversationId, type Id, type UserId } from "../../kernel/ids.ts";

/** Whoever speaks in a chat: what they do concerns themselves alone. */
export const speakerTarget: Target<MemberActor | ContactActor> = {
  kind: "speaker",
  async find(_, actor) {
    if (actor.kind === "member" || actor.kind === "contact") return actor;
    throw refused("session_required", "Only people do this, for themselves.");
  },
  resourceOf: () => ({}),
};

/** A chat account that acts for a member. */
export type MemberAccount = {
  readonly id: Id<"acc">;
  readonly userId: UserId;
  readonly name: string;
  readonly channelName: string;
};

/** A chat account that was not revoked. */
export const accountTarget: Target<MemberAccount> = {
  kind: "chat_account",
  errors: { missing: ["chat_account_missing"] },
  async find(tx, _, id) {
    const { rows } = await tx.client.query<MemberAccount>(
      `select a.id, a.user_id as "userId", a.name, c.name as "channelName" from comm_member_accounts a
       join comm_channels c on c.organization_id = a.organization_id and c.id = a.channel_id
       where a.organization_id = $1 and a.id = $2 and a.revoked_at is null`,
      [tx.organizationId, id],
    );
    if (!rows[0]) throw accountMissing();
    return rows[0];
  },
  resourceOf: () => ({}),
};

/** What an unknown account answers. */
export const accountMissing = () => missing("chat_account_missing", "This chat account isn't linked.");

/** A group in a chat app. */
export type GroupChat = {
  readonly id: ConversationId;
  readonly title: string;
  readonly channelId: ChannelId;
  readonly use: ChatUse;
};

/** customers: they write there. commands: members may act there too. staff: members only. */
export const CHAT_USES = ["customers", "commands", "staff"] as const;
export type ChatUse = (typeof CHAT_USES)[number];

/** How a group (`c`) is used. */
export const USE_OF =
  "case when c.audience = 'staff' then 'staff' when c.member_commands then 'commands' else 'customers' end";

/** A group that the hub is in. */
export const chatTarget: Target<GroupChat> = {
  kind: "chat",
  errors: { missing: ["chat_missing"] },
  async find(tx, _, id) {
    const { rows } = isId("cnv", id)
      ? await tx.client.query<GroupChat>(
          `select c.id, c.title, c.channel_id as "channelId", ${USE_OF} as use from comm_conversations c
           where c.organization_id = $1 and c.id = $2 and c.thread_kind = 'group' and c.retired_key is null for no key update`,
          [tx.organizationId, id],
        )
      : { rows: [] };
    if (!rows[0]) throw missing("chat_missing", "There is no such group.");
    return rows[0];
  },
  resourceOf: () => ({}),
};
