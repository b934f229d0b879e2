import type { ChannelId, ContactId, ConversationId, IdentityId } from "../kernel/ids.ts";

/** What an organization notes of a person beside name and address. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A person the organization serves. */
export type Contact = {
  readonly id: ContactId;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly avatarUrl: string | null;
  readonly isBot: boolean;
  /** RFC 3339; when they blocked us. */
  readonly blockedUsAt: string | null;
  readonly attributes: Attributes;
  readonly createdAt: string;
};

/** A name a platform has for a person, on one channel. */
export type ContactIdentity = {
  readonly id: IdentityId;
  readonly channelId: ChannelId;
  readonly channelName: string;
  readonly connector: string;
  readonly kind: string;
  readonly value: string;
  readonly username: string | null;
};

/** Another contact that is proved to be the same person. */
export type ProvedContact = {
  readonly id: ContactId;
  readonly name: string;
  /** How they proved it: by a one-time code. */
  readonly how: "code";
  readonly linkedAt: Date;
};

/** A conversation as a contact's page lists it. */
export type ContactConversation = {
  readonly id: ConversationId;
  readonly number: number;
  readonly title: string;
  readonly status: "open" | "pending" | "snoozed" | "resolved";
  readonly channel: { readonly id: ChannelId; readonly connector: string; readonly name: string };
  readonly updatedAt: string;
};
