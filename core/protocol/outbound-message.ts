import type { JsonObject } from "../kernel/json.ts";
import type { Button, Choices, ContactCardPart, Form, LocationPart, MediaKind, PollPart } from "./content.ts";
import type { RichText } from "./rich-text.ts";
import type { ExternalIdentity, ThreadReference } from "./inbound-event.ts";

/** A stored file to be sent; `open` reads it afresh on every attempt. */
export type OutboundMedia = {
  readonly kind: MediaKind;
  readonly fileName: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
  readonly open: () => Promise<Uint8Array>;
};
export type OutboundPart =
  | { readonly kind: "media"; readonly media: OutboundMedia }
  | LocationPart
  | ContactCardPart
  | PollPart;

/** An outbound message, ready to be rendered for a platform. */
export type OutboundMessage = {
  /** Our message id: the idempotency key where the platform has one. */
  readonly id: string;
  readonly thread: ThreadReference;
  readonly text: RichText;
  readonly parts: readonly OutboundPart[];
  readonly buttons?: readonly (readonly Button[])[];
  /** A list to choose from, below the buttons. */
  readonly choices?: Choices;
  /** Who may see it, where not everybody in the thread. A platform that cannot keep it private sends it to them alone, never to everybody. */
  readonly audience?: { readonly kind: "only"; readonly identity: ExternalIdentity };
  /** The provider's id of the message answered. */
  readonly replyTo?: string;
  /** Shown by platforms that show who of the team writes. */
  readonly authorName?: string;
  readonly automatic: boolean;
  /** The `answer` of the command or press this message answers, where the platform ties the two together (Discord, Slack). */
  readonly answers?: JsonObject;
  /** A text the provider approved beforehand, for when `capabilities.window` is shut; `text` is what it says, for our own record. */
  readonly template?: {
    readonly name: string;
    readonly language: string;
    readonly parameters: readonly string[];
  };
};

/** One thing to do at a platform. `send` takes exactly one; what a platform cannot do is refused by capabilities before. */
export type OutboundOperation =
  | { readonly kind: "send"; readonly message: OutboundMessage }
  | {
      readonly kind: "edit";
      readonly thread: ThreadReference;
      readonly externalId: string;
      readonly text: RichText;
      /** All that it has afterwards; an empty list takes them away. Absent where it never had any. */
      readonly buttons?: readonly (readonly Button[])[];
    }
  /** Everything the message became at the provider, one call for each: what is done of it is remembered call by call. */
  | { readonly kind: "delete"; readonly thread: ThreadReference; readonly externalIds: readonly string[] }
  | {
      readonly kind: "react";
      readonly thread: ThreadReference;
      readonly externalId: string;
      readonly emoji: readonly string[];
    }
  /** `lastInbound`: the provider's id of the contact's last message. */
  | { readonly kind: "typing"; readonly thread: ThreadReference; readonly lastInbound?: string }
  | { readonly kind: "mark_read"; readonly thread: ThreadReference; readonly externalId: string }
  | { readonly kind: "answer_button"; readonly answer: JsonObject; readonly text?: string }
  /** Shows a form to whoever pressed a button, in answer to that press. */
  | { readonly kind: "open_form"; readonly answer: JsonObject; readonly form: Form };
