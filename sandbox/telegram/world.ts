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
import type { Accepted } from "./accepted.ts";
import type { Faults } from "./faults/faults.ts";
import type { HoldBody } from "./hold-body.ts";
import type { WireEntry } from "./wire-entry.ts";

/** How much is remembered, unless the caller says otherwise. `messages` and `pending` are per chat and per bot. */
export const DEFAULTS = {
  ledger: 100_000,
  wire: 500,
  webhookRetryMs: 1000,
  messages: 1000,
  pendingMs: 24 * 3600 * 1000,
} as const;

/** Everything that exists, in memory. `customers` are people any bot may meet; whatever else belongs to one bot. */
export type World = {
  readonly bots: Map<string, Bot>;
  readonly customers: Map<number, User>;
  /** By file_id. */
  readonly files: Map<string, StoredFile>;
  readonly limits: { readonly ledger: number; readonly wire: number; readonly webhookRetryMs: number };
  readonly counters: { customer: number; group: number; bot: number; file: number; event: number };
  readonly listeners: Set<(news: News) => void>;
  readonly closing: AbortController;
  /** The only way to a request's body. */
  readonly holdBody: HoldBody;
  /** Grows with every change, so that an idle world is not written down again. */
  revision: number;
};

export type Bot = {
  token: string;
  readonly user: UserFromGetMe;
  revoked: boolean;
  readonly chats: Map<number, Room>;
  nextUpdateId: number;
  /** In the order of their ids. */
  readonly pending: Map<number, Pending>;
  allowedUpdates: readonly string[] | null;
  webhook: Webhook | null;
  /** The one held getUpdates, ended by whatever takes its place. */
  poll: Poll | null;
  commands: Map<string, readonly BotCommand[]>;
  menuButton: MenuButton;
  readonly presses: Map<string, Press>;
  readonly faults: Faults;
  readonly ledger: Accepted[];
  readonly wire: WireEntry[];
};

/** One chat as the bot knows it. `stranger`: the person has never written, so the bot may not begin. */
export type Room = {
  readonly chat: Chat.PrivateChat | Chat.GroupChat | Chat.SupergroupChat;
  readonly members: Set<number>;
  bot: "stranger" | "member" | "blocked" | "left" | "kicked";
  nextMessageId: number;
  /** Oldest first, and bounded: what has fallen out counts as not found. */
  readonly messages: Map<number, Message>;
  readonly reactions: Map<number, Map<number, readonly ReactionType[]>>;
  /** By poll id, then by person. */
  readonly votes: Map<string, Map<number, readonly number[]>>;
};

export type Pending = {
  readonly update: Update;
  readonly lane: string;
  readonly at: number;
  fails: number;
  delayMs: number;
};
export type Poll = { end(outcome: "updates" | "conflict" | "webhook" | "closing"): void };

export type Webhook = {
  readonly url: string;
  readonly secretToken: string | null;
  readonly maxConnections: number;
  lastError: { readonly at: number; readonly text: string } | null;
  readonly courier: { offer(pending: Pending): void; stop(): void };
};

/** A pressed button, until and after the bot has answered it. */
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

/** What a page that watches one bot is told. */
export type News = {
  readonly token: string;
  readonly kind:
    | "message"
    | "deleted"
    | "reactions"
    | "typing"
    | "chat"
    | "bot"
    | "press"
    | "wire"
    | "faults";
  readonly facts: object;
};

/** Marks a change and tells every watching page. */
export function tell(world: World, bot: Bot, kind: News["kind"], facts: object): void {
  world.revision += 1;
  for (const listener of world.listeners) listener({ token: bot.token, kind, facts });
}

/** Seconds since 1970, as Telegram counts. */
export const unixNow = (): number => Math.floor(Date.now() / 1000);

const EPOCH = Date.UTC(2026, 0, 1);

/**
 * Where counters begin. They follow the clock, so that a sandbox that forgot everything still never repeats an id that a hub
 * remembers: update ids 1000 a second, message ids 20 a second, which stays within 32 bits for years.
 */
export const firstUpdateId = (): number => Date.now() - EPOCH;
export const firstMessageId = (): number => Math.floor((Date.now() - EPOCH) / 50);
