import type { Message } from "./posts.ts";

export type Member = { nick: string | null; readonly joinedAt: number; readonly roles: string[] };
export type Role = { readonly id: string; name: string; permissions: bigint; position: number };
export type Emoji = { readonly id: string; readonly name: string; readonly animated: boolean };
export type Guild = {
  readonly id: string;
  name: string;
  readonly ownerId: string;
  readonly members: Map<string, Member>;
  readonly roles: Map<string, Role>;
  readonly emojis: Map<string, Emoji>;
  /** How many of its threads may be active at once. */
  activeThreads: number;
};

export const CHANNEL = {
  text: 0,
  direct: 1,
  announcement: 5,
  publicThread: 11,
  privateThread: 12,
  forum: 15,
} as const;

export type Overwrite = { readonly id: string; readonly type: 0 | 1; allow: bigint; deny: bigint };
export type Channel = {
  readonly id: string;
  readonly type: number;
  readonly guildId: string | null;
  readonly parentId: string | null;
  name: string;
  topic: string | null;
  readonly overwrites: Overwrite[];
  /** Both people of a direct message; one of them is the bot. */
  readonly recipients: readonly string[];
  readonly ownerId: string | null;
  thread: Thread | null;
  /** Oldest first. */
  readonly messages: Map<string, Message>;
  lastMessageId: string | null;
};
export type Thread = {
  archived: boolean;
  locked: boolean;
  autoArchive: number;
  changedAt: number;
  readonly members: Set<string>;
  messageCount: number;
};
