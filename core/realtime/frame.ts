import type { ChannelId, UserId } from "../kernel/ids.ts";
import type { ConversationView, MessageView } from "../conversations/index.ts";

/** A conversation, as far as who may see it goes. */
export type Audience = {
  readonly id: string;
  readonly channelId: ChannelId;
  readonly assigneeId: UserId | null;
  readonly team?: string | null;
};

/** One thing a live page is told. `conversation` says whom it concerns; without one it concerns every member. */
export type Frame = {
  readonly name:
    | "message"
    | "conversation"
    | "delivery"
    | "gone"
    | "typing"
    | "channel"
    | "rule"
    | "label"
    | "template"
    | "member"
    | "contact"
    | "setting";
  readonly conversation: Audience | null;
  /** Whom it concerned before this: those among them who may not see it any more are told that, and nothing else. */
  readonly before?: Audience;
  /** Only for this member's own pages. */
  readonly onlyFor?: string;
  readonly data: FrameData;
};

/** `conversation.unread` is each reader's own: it is filled in for them as the frame is written. */
export type FrameData = {
  readonly message?: MessageView;
  readonly conversation?: ConversationView;
} & Readonly<Record<string, unknown>>;

/** What the server-sent event of a frame looks like for one reader. `id` is where they resume after a lost connection; without one, where they did before. */
export function toEvent(frame: Frame, id: string | undefined, unread: number | undefined): string {
  const data =
    unread === undefined || !frame.data.conversation
      ? frame.data
      : { ...frame.data, conversation: { ...frame.data.conversation, unread } };
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${frame.name}\ndata: ${JSON.stringify(data)}\n\n`;
}
