import type { ChannelId, ConversationId, UserId } from "../kernel/ids.ts";
import type { Actor, MemberActor } from "./actor.ts";
import type { Permission, Scope } from "./permissions.ts";

/** The thing an act is about, as far as scopes ask: whose it is, where it arrived, which team has it. */
export type Resource = {
  readonly ownerId?: UserId | null;
  readonly channelId?: ChannelId | null;
  readonly team?: string | null;
  /** The conversation it is, or is of. */
  readonly conversationId?: ConversationId | null;
};

/** What a rule does of itself; everything else is for people. */
const RULES_MAY: ReadonlySet<Permission> = new Set<Permission>([
  "conversation.read",
  "conversation.reply",
  "conversation.note",
  "conversation.assign",
  "conversation.label",
  "conversation.close",
  "conversation.snooze",
]);

/** What a customer does by command, in their own conversation: close it, open it again, ask for a person. */
const CONTACTS_MAY: ReadonlySet<Permission> = new Set<Permission>([
  "conversation.read",
  "conversation.close",
  "conversation.assign",
]);

/**
 * Whether the actor may do this to the resource. The one gate for pages, API, streams, rules and chat commands.
 *
 * Without a resource it answers whether they may do it to anything at all: right for a route, wrong for a thing.
 */
export function can(actor: Actor, permission: Permission, resource?: Resource): boolean {
  switch (actor.kind) {
    case "member":
      return reaches(actor, actor.permissions[permission], resource);
    case "rule":
      return RULES_MAY.has(permission);
    case "contact":
      return (
        CONTACTS_MAY.has(permission) &&
        (resource === undefined || resource.conversationId === actor.conversationId)
      );
    case "system":
      return true;
    case "visitor":
      return false;
  }
}

function reaches(actor: MemberActor, scope: Scope | undefined, resource: Resource | undefined): boolean {
  if (scope === undefined) return false;
  if (scope === "all" || resource === undefined) return true;
  if (resource.ownerId === actor.userId) return true;
  if (scope === "own") return false;
  if (actor.team !== null && resource.team === actor.team) return true;
  return scope === "channel" && resource.channelId != null && actor.channelIds.includes(resource.channelId);
}
