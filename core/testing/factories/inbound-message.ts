import type { InboundMessage } from "../../conversations/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import { plain, type MessageReceived } from "../../protocol/index.ts";

let said = 0;

/** Builds a contact's inbound message in a thread named after the contact. Every message is new unless `key` and `externalId` are given. */
export function makeInboundMessage(
  channelId: ChannelId,
  who: string,
  text: string,
  more: Partial<MessageReceived> = {},
): InboundMessage {
  said += 1;
  const event: MessageReceived = {
    kind: "message_received",
    key: `key-${said}`,
    occurredAt: new Date(Date.UTC(2026, 5, 1) + said).toISOString(),
    thread: { key: who, kind: "direct" },
    externalId: `external-${said}`,
    position: String(said),
    author: "contact",
    from: { identities: [{ kind: "user_id", value: who }], name: who },
    content: { text: plain(text), parts: [] },
    ...more,
  };
  return { channelId, event, payload: { text }, receivedAt: new Date().toISOString() };
}
