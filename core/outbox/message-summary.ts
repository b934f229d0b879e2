import type { ChannelId, MessageId, OrganizationId } from "../kernel/ids.ts";

/** What responders need to know of a message to decide whether they want it. Known before the message is stored. */
export type MessageSummary = {
  readonly channelId: ChannelId;
  readonly text: string;
  /** The name people gave themselves; empty when there is none. */
  readonly authorName: string;
  /** Whether it was said in a group. */
  readonly group: boolean;
  /** Whether it is a pressed button or a native command. */
  readonly act?: boolean;
  /** Whether a dialogue is open, where the summary is read later: an earlier message may have opened it while this one waited. */
  readonly dialogue?: boolean;
};

/** Reads the summary of a stored message; null when the message is gone. */
export type LoadMessageSummary = (message: {
  readonly organizationId: OrganizationId;
  readonly messageId: MessageId;
}) => Promise<MessageSummary | null>;
