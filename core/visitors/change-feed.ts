import type { OrganizationId } from "../kernel/ids.ts";

/** A stream event of `core/realtime`, as far as visitors need it. */
export type LiveEvent = {
  readonly name: string;
  readonly conversation?: { readonly id: string; readonly channelId: string };
  /** Set on events for one member only, such as what they have read. */
  readonly onlyFor?: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** `position`: where to resume; everything before it was delivered. `reset`: events were missed, so everything must be read again. */
export type LiveListener = { deliver(events: readonly LiveEvent[], position: string): void; reset(): void };

/** An organization's change feed. `core/realtime` provides it; this room only subscribes. */
export type ChangeFeed = {
  /** Listens from the log's present end; resolves with that position once nothing can be missed any more. */
  listen(
    organizationId: OrganizationId,
    listener: LiveListener,
  ): Promise<{ readonly position: string; readonly stop: () => void }>;
};

/** Whether a event says that a member has read the conversation to its end. */
export const saysSeen = ({ name, onlyFor, data: { conversation } }: LiveEvent): boolean =>
  name === "conversation" &&
  onlyFor !== undefined &&
  typeof conversation === "object" &&
  conversation !== null &&
  "unread" in conversation &&
  conversation.unread === 0;

/** The message a event speaks of, if it does. */
export function messageIn({ data }: LiveEvent): string | null {
  const { message, messageId } = data;
  if (typeof messageId === "string") return messageId;
  return typeof message === "object" && message !== null && "id" in message && typeof message.id === "string"
    ? message.id
    : null;
}
