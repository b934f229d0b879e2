import type { ChannelId, ConversationId, MessageId } from "../kernel/ids.ts";
import type { JsonObject } from "../kernel/json.ts";
import { storableText } from "../kernel/storable.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { ThreadReference } from "../protocol/index.ts";
import type { Reply } from "./queue-reply.ts";
import type { SendTask } from "../deliveries/index.ts";

/** Where a reply was stored as begun. */
export type Born = {
  readonly id: string;
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly channelId: ChannelId;
  readonly thread: ThreadReference;
};

/** A reply's first attempt, as begin_sending would tell of it: in the words that were stored. */
export const firstAttempt = (reply: Reply, born: Born): SendTask => ({
  ...born,
  organizationId: reply.organizationId,
  operation: "send",
  payload: unsafeCast<JsonObject>(reply.payload ?? {}),
  attempt: 1,
  tries: 1,
  rateLimitWaits: 0,
  partsSent: 0,
  body: storableText(reply.text.text),
  marks: reply.text.marks,
  parts: reply.parts ?? [],
  buttons: reply.buttons ?? null,
  replyTo: null,
  externalId: null,
  furtherIds: [],
  authorName: storableText(reply.author.name),
  automatic: reply.automatic,
  deleted: false,
  doubtedForMs: null,
});
