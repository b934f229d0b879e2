import type { Attachment, Message, RichText } from "../api/types.ts";

/** A reply or a note as it was written. */
export type Outgoing = {
  readonly conversationId: string;
  readonly kind: "message" | "note";
  readonly text: RichText;
  readonly attachments: readonly Attachment[];
  readonly replyTo: Message["replyTo"];
};
