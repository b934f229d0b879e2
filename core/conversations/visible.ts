import type { Transaction } from "../database/index.ts";
import {
  authorise,
  can,
  scopeOf,
  type Actor,
  type ListScope,
  type MemberActor,
  type Permission,
  type Resource,
} from "../access/index.ts";
import { missing } from "../kernel/errors.ts";
import type { ChannelId, ConversationId, MessageId, UserId } from "../kernel/ids.ts";
import type { MessageView } from "./schema.ts";

/** The part of a `where` that keeps a list within a scope; adds its values to `values`. Agrees with `can` row by row. */
export function withinScope(scope: ListScope, values: unknown[]): string {
  if (scope.kind === "all") return "true";
  if (scope.kind === "none") return "false";
  const own = `c.assignee_id = $${values.push(scope.ownerId)}`;
  const team =
    scope.team === null
      ? "false"
      : `exists (select from user_roles t where t.organization_id = c.organization_id and t.user_id = c.assignee_id and t.team = $${values.push(scope.team)})`;
  const channels =
    scope.channelIds.length === 0 ? "false" : `c.channel_id = any ($${values.push(scope.channelIds)})`;
  return `(${own} or ${team} or ${channels})`;
}

/** A conversation as rights see it. */
export type ConversationResource = Resource & { readonly id: ConversationId; readonly channelId: ChannelId };

const SAID = ["message", "event"] as const;
const EVERYTHING = [...SAID, "note"] as const;

/** What the actor reads in a conversation they see: notes are for those who may write them there. A note is never what the list shows of a conversation. */
export const readableKinds = (actor: Actor, resource: Resource): readonly MessageView["kind"][] =>
  can(actor, "conversation.note", resource) ? EVERYTHING : SAID;

type Row = { id: ConversationId; channel_id: ChannelId; assignee_id: UserId | null; team: string | null };

const RESOURCE = `select c.id, c.channel_id, c.assignee_id, r.team from comm_conversations c
  left join user_roles r on r.organization_id = c.organization_id and r.user_id = c.assignee_id`;

const unknownConversation = (conversationId: string) =>
  missing("conversation_unknown", "This conversation doesn't exist, or you don't have access to it.", {
    conversationId,
  });

/** Finds a conversation that the actor sees; any other is `missing`. */
export async function findConversation(
  tx: Transaction,
  actor: Actor,
  conversationId: string,
): Promise<ConversationResource> {
  const { rows } = await tx.client.query<Row>({
    name: "conversation_resource",
    text: `${RESOURCE} where c.organization_id = $1 and c.id = $2 and c.audience = 'customers'`,
    values: [tx.organizationId, conversationId],
  });
  if (!rows[0]) throw unknownConversation(conversationId);
  const resource = toResource(rows[0]);
  if (!sees(actor, resource)) throw unknownConversation(conversationId);
  return resource;
}

/** Finds a conversation for a read that needs the permission; one that the actor sees but may not do this to is `refused`. */
export async function permitted(
  tx: Transaction,
  actor: Actor,
  permission: Permission,
  conversationId: string,
): Promise<ConversationResource> {
  const resource = await findConversation(tx, actor, conversationId);
  authorise(actor, permission, resource);
  return resource;
}

/** A message as rights see it: its conversation's resource, and who wrote it. */
export type MessageResource = ConversationResource & {
  readonly messageId: MessageId;
  readonly authorId: UserId | null;
};

type MessageRow = Row & { message_id: MessageId; author_id: UserId | null; kind: MessageView["kind"] };

/** Finds a message in a conversation that the actor sees; a note is `missing` to those who do not read notes. */
export async function findMessage(
  tx: Transaction,
  actor: Actor,
  messageId: string,
): Promise<MessageResource> {
  const { rows } = await tx.client.query<MessageRow>({
    name: "message_resource",
    text: `select x.*, m.id as message_id, m.author_id, m.kind from comm_messages m join lateral (${RESOURCE} where c.organization_id = m.organization_id and c.id = m.conversation_id and c.audience = 'customers') x on true where m.organization_id = $1 and m.id = $2`,
    values: [tx.organizationId, messageId],
  });
  const row = rows[0];
  const resource = row && toResource(row);
  if (!resource || !sees(actor, resource) || !readableKinds(actor, resource).includes(row.kind))
    throw missing("message_unknown", "This message doesn't exist, or you don't have access to it.", {
      messageId,
    });
  return { ...resource, messageId: row.message_id, authorId: row.author_id };
}

/** A member's own messages are those they wrote, whoever is in charge of the conversation. */
const OF_ITS_AUTHOR: ReadonlySet<Permission> = new Set<Permission>(["message.edit", "message.delete"]);

/** The message as scopes see it for a permission. */
export const messageResource = (found: MessageResource, permission: Permission): Resource =>
  OF_ITS_AUTHOR.has(permission) ? { ...found, ownerId: found.authorId } : found;

/** Finds a message for a read that needs the permission. */
export async function permittedByMessage(
  tx: Transaction,
  actor: Actor,
  permission: Permission,
  messageId: string,
): Promise<MessageResource> {
  const found = await findMessage(tx, actor, messageId);
  authorise(actor, permission, messageResource(found, permission));
  return found;
}

const toResource = (row: Row): ConversationResource => ({
  id: row.id,
  conversationId: row.id,
  channelId: row.channel_id,
  ownerId: row.assignee_id,
  team: row.team,
});

/** Whether the actor sees a conversation at all. */
export function sees(actor: Actor, resource: Resource): boolean {
  if (actor.kind === "contact") return can(actor, "conversation.read", resource);
  const scope = scopeOf(actor, "conversation.read");
  if (scope.kind !== "some") return scope.kind === "all";
  return (
    resource.ownerId === scope.ownerId ||
    (scope.team !== null && resource.team === scope.team) ||
    (resource.channelId != null && scope.channelIds.includes(resource.channelId))
  );
}

/** What the actor's lists may show. */
export const visibleTo = (actor: MemberActor): ListScope => scopeOf(actor, "conversation.read");
