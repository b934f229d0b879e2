export type Message = {
  readonly id: string;
  readonly channelId: string;
  readonly type: number;
  readonly authorId: string;
  readonly appId: string | null;
  content: string;
  editedAt: number | null;
  flags: number;
  readonly nonce: string | number | null;
  attachments: readonly Attachment[];
  embeds: readonly object[];
  components: readonly object[];
  readonly stickers: readonly object[];
  readonly poll: Poll | null;
  readonly reference: Reference | null;
  mentions: readonly string[];
  mentionRoles: readonly string[];
  mentionEveryone: boolean;
  /** By the emoji's name in addresses. */
  readonly reactions: Map<string, Reaction>;
  readonly interaction: {
    readonly id: string;
    readonly type: number;
    readonly name: string | null;
    readonly userId: string;
  } | null;
  /** Who alone sees it. */
  readonly onlyFor: string | null;
  threadId: string | null;
};
export type Reference = {
  /** Null where a message tells only of a channel. */
  readonly messageId: string | null;
  readonly channelId: string;
  readonly guildId: string | null;
};
export type Attachment = { readonly fileId: string; readonly description: string | null };
export type Reaction = {
  readonly emoji: { readonly id: string | null; readonly name: string };
  readonly users: Set<string>;
};
export type Poll = {
  readonly question: string;
  readonly answers: readonly { readonly id: number; readonly text: string; readonly emoji: object | null }[];
  readonly multiple: boolean;
  readonly expiresAt: number;
  finished: boolean;
  readonly votes: Map<number, Set<string>>;
};
