import type { Chat, Message, User } from "@grammyjs/types";

/** A bot, a chat and the reactions of a message, as the control API returns them. */
export type BotFacts = {
  readonly token: string;
  readonly id: number;
  readonly name: string;
  readonly username: string;
  readonly revoked: boolean;
  readonly webhook: { readonly url: string; readonly last_error: string | null } | null;
  readonly polling: boolean;
  readonly pending: number;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
};
export type ChatFacts = {
  readonly chat: Chat;
  readonly bot: "stranger" | "member" | "blocked" | "left" | "kicked";
  readonly members: readonly User[];
  readonly last_message: Message | null;
};
export type Reaction = { readonly from: number; readonly emoji: string };
export type RoomFacts = ChatFacts & {
  readonly messages: readonly Message[];
  readonly reactions: Readonly<Record<string, readonly Reaction[]>>;
};
export type WireFacts = {
  readonly id: number;
  readonly at: string;
  readonly kind: "call" | "webhook";
  readonly name: string;
  readonly request: unknown;
  readonly status: number | null;
  readonly answer: unknown;
  readonly ms: number;
  readonly fault: string | null;
};
export type FaultFacts = {
  readonly kind: string;
  readonly probability: number;
  readonly count: number | null;
  readonly hits?: number;
};
export type PressAnswer = { readonly text: string; readonly alert: boolean; readonly url: string | null };

/** The events of the stream, by name. */
export type StreamEvent =
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "deleted"; readonly chat_id: number; readonly message_id: number }
  | {
      readonly kind: "reactions";
      readonly chat_id: number;
      readonly message_id: number;
      readonly reactions: readonly Reaction[];
    }
  | { readonly kind: "typing"; readonly chat_id: number; readonly action: string }
  | { readonly kind: "press"; readonly id: string; readonly from: number; readonly answer: PressAnswer }
  | { readonly kind: "wire"; readonly entry: WireFacts }
  | { readonly kind: "chat" | "bot" | "faults" | "ready" };
