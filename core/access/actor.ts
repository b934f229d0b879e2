import type {
  ChannelId,
  ContactId,
  ConversationId,
  Id,
  OrganizationId,
  RuleId,
  UserId,
} from "../kernel/ids.ts";
import type { Rights } from "./permissions.ts";

export type RoleId = Id<"rol">;
export type SessionId = Id<"ses">;

/** How somebody acts by command, for the thread and the audit trail. */
export type Via = {
  /** Without its slash and its arguments: `channel pause`. */
  readonly command: string;
  /** The chat app, as people know it ("Telegram"); null on the pages and for programs. */
  readonly platform: string | null;
  readonly channelId: ChannelId | null;
  /** The linked chat account, where they speak from one. */
  readonly accountId: Id<"acc"> | null;
};

/** A signed-in member in one organization, with the rights they hold at this moment. */
export type MemberActor = {
  readonly kind: "member";
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly sessionId: SessionId;
  /** Set where a program speaks in their name: it holds less, and has no session to change. */
  readonly keyId?: Id<"key">;
  /** Set where they act by a command: what they typed, and where. */
  readonly via?: Via;
  /** Whether the session's password was given in the last fifteen minutes: signing in counts. */
  readonly reauthenticated: boolean;
  readonly organizationId: OrganizationId;
  /** The role's name; `roleId` where the organization made it itself. */
  readonly role: string;
  readonly roleId: RoleId | null;
  readonly permissions: Rights;
  /** What the scope `channel` means for this member. */
  readonly channelIds: readonly ChannelId[];
  /** What the scope `team` means for this member. */
  readonly team: string | null;
};

/** Somebody on a website who talks to one channel; holds no permissions, only the routes made for visitors. */
export type VisitorActor = {
  readonly kind: "visitor";
  readonly organizationId: OrganizationId;
  readonly channelId: ChannelId;
  /** The visitor's unguessable key on that channel. */
  readonly visitorKey: string;
};

/** An automatic rule at work. */
export type RuleActor = {
  readonly kind: "rule";
  readonly ruleId: RuleId;
  /** As the thread names it. */
  readonly name: string;
  readonly organizationId: OrganizationId;
};

/** A customer who acts by command, in their own conversation and nowhere else. */
export type ContactActor = {
  readonly kind: "contact";
  readonly contactId: ContactId;
  readonly name: string;
  readonly organizationId: OrganizationId;
  readonly conversationId: ConversationId;
  readonly via?: Via;
};

/** The hub itself: sweepers, first start, the command line of the machine's owner. */
export type SystemActor = { readonly kind: "system" };

export type Actor = MemberActor | VisitorActor | RuleActor | ContactActor | SystemActor;

/** Who performs actions: a member (or a program with a key of theirs), a rule, or a customer by command. */
export type PerformingActor = MemberActor | RuleActor | ContactActor;
