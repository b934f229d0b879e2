import type { Command, CommandAnswer, CommandChat, IdempotencyKey } from "../../access/index.ts";
import type { ConversationId, MessageId } from "../../kernel/ids.ts";
import type { Capabilities, ExternalIdentity } from "../../protocol/index.ts";
import type { Choice, Question } from "../questions/does.ts";
import type { Speaker } from "../speaker.ts";
import type { ReactionKey } from "../staff/reactions/reaction.ts";

/** How a command came: typed, by the platform's own menu, a button, a reply to a card, a reaction, on the page, by a program. */
export type Entry = "text" | "native" | "button" | "card" | "reaction" | "page" | "api";

/** What a command's answer needs to know of a platform. */
export type Offered = Pick<Capabilities, "buttons" | "forms" | "ephemeral">;

/** A command on its way in: who gives it, where, and how. */
export type Asked = {
  readonly speaker: Speaker;
  readonly chat: CommandChat;
  readonly entry: Entry;
  /** The message that gave it. A message is one use, however often it is handled. */
  readonly messageId: MessageId | null;
  /** What the channel's platform offers; absent where it is not known, and on the pages. */
  readonly offered?: Offered;
  /** Every command there is, where a form may have to be shown. */
  readonly known?: readonly Command[];
  /** Set where the caller may ask again: the same request is then answered alike, and done once. */
  readonly once?: IdempotencyKey | undefined;
  /** The caller's address, for the audit trail. */
  readonly ip?: string;
  /** The button that was pressed, by its hash. It is used up in the transaction of what it does. */
  readonly pressed?: string;
  /** The reaction that gave it. It is one use, and what it did needs no answer. */
  readonly reaction?: ReactionKey;
};

/** What is answered, with what only this room says. */
export type Answer = CommandAnswer & {
  /** Must be answered before anything is done. */
  readonly question?: Question;
  /** May be chosen, any time today. Asks nothing. */
  readonly choices?: readonly Choice[];
  /** May be done next, within half a minute. */
  readonly offer?: Choice;
  /** Where it is done instead. */
  readonly link?: { readonly label: CommandAnswer["text"]; readonly url: string };
};

/** An account in a chat of a platform, of which one question may be open. */
export type Seat = { readonly conversationId: ConversationId; readonly identity: ExternalIdentity };

/** Where the speaker is asked; null on the pages and for programs. */
export const seatOf = ({ chat, speaker }: Pick<Asked, "chat" | "speaker">): Seat | null =>
  chat.conversationId !== null && speaker.identity !== null
    ? { conversationId: chat.conversationId, identity: speaker.identity }
    : null;
