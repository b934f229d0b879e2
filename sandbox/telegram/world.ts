import type {
  BotCommand,
  Chat,
  MenuButton,
  Message,
  ReactionType,
  Update,
  User,
  UserFromGetMe,
} from "@grammyjs/types";
import type { RecordedSend } from "./recorded-send.ts";
import type { Courier } from "../stage/courier.ts";
import type { StageAccount, StageWorld } from "../stage/stage-world.ts";

/** The default limits. `messages` applies to each chat and `pending` to each bot. */
export const DEFAULTS = {
  sends: 100_000,
  wire: 500,
  webhookRetryMs: 1000,
  messages: 1000,
  pendingMs: 24 * 3600 * 1000,
} as const;

/** The state in memory of one world. Any bot may meet the `customers`; everything else belongs to one bot. */
export type World = StageWorld & {
  readonly bots: Map<string, Bot>;
  readonly customers: Map<number, User>;
  /** By file_id. */
  readonly files: Map<string, StoredFile>;
  readonly limits: { readonly sends: number; readonly wire: number; readonly webhookRetryMs: number };
  readonly counters: { customer: number; group: number; bot: number; file: number; event: number };
};

export type Bot = StageAccount<RecordedSend> & {
  token: string;
  readonly user: UserFromGetMe;
  revoked: boolean;
  readonly chats: Map<number, Room>;
  nextUpdateId: number;
  /** Ordered by id. */
  readonly pending: Map<number, Pending>;
  allowedUpdates: readonly string[] | null;
  webhook: Webhook | null;
  /** The one waiting getUpdates; a new one ends it. */
  poll: Poll | null;
  commands: Map<string, readonly BotCommand[]>;
  menuButton: MenuButton;
  readonly presses: Map<string, Press>;
};

/** A chat as the bot knows it. `stranger`: the user has never written, so the bot may not write first. */
export type Room = {
  chat: Chat.PrivateChat | Chat.GroupChat | Chat.SupergroupChat;
  /** The supergroup that it has become; calls to it are refused with that id. */
  migratedTo: number | null;
  readonly members: Set<number>;
  bot: "stranger" | "member" | "blocked" | "left" | "kicked";
  nextMessageId: number;
  /** Oldest first, with a limit; dropped messages count as not found. */
  readonly messages: Map<number, Message>;
  readonly reactions: Map<number, Map<number, readonly ReactionType[]>>;
  /** By poll id, then by user. */
  readonly votes: Map<string, Map<number, readonly number[]>>;
  /** Topics of a forum, by the message with which each began. What is in none of them is in “General”. */
  readonly topics: Map<number, Topic>;
  /** Whether the bot is an administrator who may manage topics. */
  managesTopics: boolean;
};

export type Topic = { name: string; closed: boolean };

export type Pending = {
  readonly update: Update;
  readonly lane: string;
  readonly at: number;
  fails: number;
};
export type Poll = { end(outcome: "updates" | "conflict" | "webhook" | "closing"): void };

export type Webhook = {
  readonly url: string;
  readonly secretToken: string | null;
  readonly maxConnections: number;
  lastError: { readonly at: number; readonly text: string } | null;
  readonly courier: Courier<Pending>;
};

/** A pressed button, before and after the bot's answer. */
export type Press = {
  readonly id: string;
  readonly chatId: number;
  readonly from: number;
  answer: { readonly text: string; readonly alert: boolean; readonly url: string | null } | null;
  readonly at: number;
};

export type StoredFile = {
  readonly fileId: string;
  readonly uniqueId: string;
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly width: number;
  readonly height: number;
  bytes: Uint8Array | null;
};

/** Returns seconds since 1970, as Telegram counts. */
export const unixNow = (): number => Math.floor(Date.now() / 1000);

const EPOCH = Date.UTC(2026, 0, 1);

/**
 * The first values of counters. They follow the clock, so that a sandbox without state never repeats an id. Update ids
 * grow by 1000 a second and message ids by 20, which stays within 32 bits for years.
 */
export const firstUpdateId = (): number => Date.now() - EPOCH;
export const firstMessageId = (): number => Math.floor((Date.now() - EPOCH) / 50);
