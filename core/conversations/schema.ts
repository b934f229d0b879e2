import { z } from "@hono/zod-openapi";
import { MARKS_MAX } from "../protocol/index.ts";
import { fieldSchemas } from "./fields.ts";
import {
  attachmentExample,
  conversationExample,
  deliveryExample,
  messageExample,
  textExample,
} from "./examples.ts";

/** The words of this room on the wire; OpenAPI and the typed client come from here. */

const RANGE = { start: z.int().min(0), end: z.int().min(0) };

// What leaves: whatever a platform has said. A limit here would make a whole thread unreadable for one message beyond it.
const MarkSchema = z.discriminatedUnion("kind", [
  z.object({ ...RANGE, kind: z.enum(["bold", "italic", "underline", "strike", "code", "spoiler", "quote"]) }),
  z.object({ ...RANGE, kind: z.literal("pre"), language: z.string().optional() }),
  z.object({ ...RANGE, kind: z.literal("link"), url: z.string() }),
  z.object({ ...RANGE, kind: z.literal("mention"), identity: z.string().optional() }),
  z.object({ ...RANGE, kind: z.literal("emoji"), id: z.string().optional() }),
]);

export const RichTextSchema = z
  .object({ text: z.string(), marks: z.array(MarkSchema) })
  .openapi("RichText", { example: textExample });

/** An emoji, or one of the platform's own: `:name:`, or `:name:id:` with its id there. */
export const EmojiSchema = z.union([
  z.string().min(1).max(16).regex(/^[^:]/),
  z.string().regex(/^:[^\s:]{1,80}:(?:[^\s:]{1,40}:)?$/),
]);

const FormSchema = z.object({
  name: z.string(),
  title: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.enum(["line", "text"]),
      required: z.boolean(),
      maxLength: z.number().optional(),
      placeholder: z.string().optional(),
    }),
  ),
});
const ButtonSchema = z.union([
  z.object({ label: z.string(), value: z.string(), form: FormSchema.optional() }),
  z.object({ label: z.string(), url: z.string() }),
]);
const ButtonsSchema = z.array(z.array(ButtonSchema));
const ChoicesSchema = z.object({
  label: z.string(),
  options: z.array(z.object({ label: z.string(), value: z.string(), description: z.string().optional() })),
});

// What comes in: what a member writes, within what every platform's connector and every page can bear.
/** An address that can be followed safely: none that runs code or opens a program (`isFollowable` of the protocol). */
const AddressDraft = z.url({ protocol: /^(https?|mailto|tel)$/ }).max(2000);

const MarkDraftSchema = z.discriminatedUnion("kind", [
  z.object({ ...RANGE, kind: z.enum(["bold", "italic", "underline", "strike", "code", "spoiler", "quote"]) }),
  z.object({ ...RANGE, kind: z.literal("pre"), language: z.string().max(40).optional() }),
  z.object({
    ...RANGE,
    kind: z.literal("link"),
    url: AddressDraft,
  }),
  z.object({ ...RANGE, kind: z.literal("mention"), identity: z.string().optional() }),
  z.object({ ...RANGE, kind: z.literal("emoji"), id: z.string().optional() }),
]);

export const RichTextDraftSchema = z
  .object({ text: z.string().max(60_000), marks: z.array(MarkDraftSchema).max(MARKS_MAX) })
  .refine(
    ({ text, marks }) => marks.every(({ start, end }) => start < end && end <= text.length),
    "The formatting is outside the text",
  )
  .openapi("RichTextDraft", { example: textExample });

// Generous: how much of it a platform takes is its capabilities' word, and the refusal names both (`requireButtons`).
const label = z.string().min(1).max(250);
const value = z.string().min(1).max(1_000);
const FormDraftSchema = z.object({
  name: z.string().min(1).max(100),
  title: z.string().min(1).max(250),
  fields: z
    .array(
      z.object({
        name: z.string().min(1).max(100),
        label,
        kind: z.enum(["line", "text"]),
        required: z.boolean(),
        maxLength: z.int().min(1).max(10_000).optional(),
        placeholder: z.string().max(250).optional(),
      }),
    )
    .min(1)
    .max(50),
});
const ButtonDraftSchema = z.union([
  z.object({ label, value, form: FormDraftSchema.optional() }),
  z.object({ label, url: AddressDraft }),
]);
export const ButtonsDraftSchema = z.array(z.array(ButtonDraftSchema).max(25)).max(50);
export const ChoicesDraftSchema = z.object({
  label,
  options: z
    .array(z.object({ label, value, description: z.string().max(250).optional() }))
    .min(1)
    .max(100),
});
export const TemplateUseSchema = z.object({
  name: z.string().min(1).max(512),
  language: z.string().min(1).max(40),
  parameters: z.array(z.string().max(2_000)).max(50),
});

export const AttachmentSchema = z
  .object({
    id: z.string(),
    fileName: z.string(),
    contentType: z.string(),
    size: z.number().nullable(),
    width: z.number().nullable(),
    height: z.number().nullable(),
    durationMs: z.number().nullable(),
    state: z.enum(["pending", "stored", "failed"]),
    /** Why the platform's file could not be fetched. */
    failure: z.string().nullable(),
    url: z.string(),
  })
  .openapi("Attachment", { example: attachmentExample });

export const PartSchema = z.union([
  z.object({
    kind: z.enum(["image", "video", "audio", "voice", "file", "sticker", "animation"]),
    attachment: AttachmentSchema,
    /** The emoji that a sticker stands for. */
    emoji: z.string().optional(),
  }),
  z.object({
    kind: z.literal("location"),
    latitude: z.number(),
    longitude: z.number(),
    title: z.string().optional(),
    address: z.string().optional(),
  }),
  z.object({
    kind: z.literal("contact_card"),
    name: z.string(),
    phones: z.array(z.string()),
    emails: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("poll"),
    question: z.string(),
    options: z.array(z.string()),
    multiple: z.boolean(),
    /** Who chose each option, in the order of `options`. */
    answers: z.array(
      z.object({ count: z.number(), by: z.array(z.object({ id: z.string(), name: z.string() })) }),
    ),
  }),
  /** A preview of something else: an embed, an unfurled link, what an app posted. */
  z.object({
    kind: z.literal("card"),
    title: z.string().optional(),
    text: RichTextSchema.optional(),
    url: z.string().optional(),
    author: z.string().optional(),
    fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
    footer: z.string().optional(),
    image: AttachmentSchema.nullable(),
  }),
  /** What somebody answered in a form of ours; the text of the message says the same. */
  z.object({
    kind: z.literal("form"),
    form: z.string(),
    answers: z.array(z.object({ name: z.string(), value: z.string() })),
  }),
  /** The typed arguments of a native command; the text of the message says the same. */
  z.object({ kind: z.literal("command"), name: z.string(), options: z.record(z.string(), z.unknown()) }),
  z.object({ kind: z.literal("unsupported"), what: z.string() }),
]);

export const DeliverySchema = z
  .object({
    state: z.enum(["queued", "sending", "sent", "delivered", "read", "failed", "unconfirmed"]),
    reason: z.string().nullable(),
  })
  .openapi("Delivery", { example: deliveryExample });

/** What can be done at a platform with a message that is there. */
export const ChangeSchema = z.enum(["edit", "delete", "react"]);

export const MessageSchema = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    direction: z.enum(["in", "out"]),
    kind: z.enum(["message", "note", "event"]),
    author: z.object({
      kind: z.enum(["contact", "member", "rule", "command", "system", "account"]),
      id: z.string().nullable(),
      name: z.string(),
      avatarUrl: z.string().nullable(),
    }),
    text: RichTextSchema,
    parts: z.array(PartSchema),
    buttons: ButtonsSchema.nullable(),
    /** A list to choose from, which stands below the buttons. */
    choices: ChoicesSchema.optional(),
    /** `asker`: of those in the thread only one sees it. */
    audience: z.literal("asker").optional(),
    /** The approved template it was sent as. */
    template: z.object({ name: z.string(), language: z.string() }).optional(),
    /** `id` is null for a message that the hub never saw; its words are the platform's. */
    replyTo: z.object({ id: z.string().nullable(), preview: z.string(), authorName: z.string() }).nullable(),
    /** Who said it first; empty where the platform does not say, null for what was not forwarded. */
    forwardedFrom: z.string().nullable(),
    albumKey: z.string().nullable(),
    reactions: z.array(
      z.object({
        emoji: z.string(),
        by: z.object({ kind: z.enum(["contact", "member"]), id: z.string(), name: z.string() }),
      }),
    ),
    delivery: DeliverySchema.nullable(),
    failedChanges: z.array(
      z.object({
        operation: ChangeSchema,
        state: z.enum(["failed", "unconfirmed"]),
        reason: z.string().nullable(),
      }),
    ),
    sentAt: z.string(),
    receivedAt: z.string(),
    /** It arrived long after it was written, and stands where it was written. */
    late: z.literal(true).optional(),
    editedAt: z.string().nullable(),
    deletedAt: z.string().nullable(),
    /** How many of the messages it became at the platform were deleted there; the rest is still to be seen. */
    partsDeleted: z.number().optional(),
    automatic: z.boolean(),
    clientKey: z.string().nullable(),
    position: z.string(),
    version: z.number(),
    event: z.object({ kind: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  })
  .openapi("Message", { example: messageExample });

/** `key` is the platform's; `title` is empty until it is known. */
const PlaceSchema = z.object({ key: z.string(), title: z.string() });

export const ConversationSchema = z
  .object({
    id: z.string(),
    number: z.number(),
    channel: z.object({
      id: z.string(),
      connector: z.string(),
      name: z.string(),
      status: z.enum(["active", "paused"]),
    }),
    title: z.string(),
    kind: z.enum(["direct", "group", "mail", "web"]),
    /** The server, workspace or community it is in. */
    space: PlaceSchema.nullable(),
    /** The channel or forum that the thread was opened in. */
    parent: PlaceSchema.nullable(),
    status: z.enum(["open", "pending", "snoozed", "resolved"]),
    ...fieldSchemas,
    assignee: z
      .object({ id: z.string(), name: z.string(), team: z.string().nullable().optional() })
      .nullable(),
    labels: z.array(z.object({ id: z.string(), name: z.string(), colour: z.string() })),
    unread: z.number(),
    contact: z.object({ id: z.string(), name: z.string(), avatarUrl: z.string().nullable() }).nullable(),
    lastMessage: z
      .object({
        preview: z.string(),
        authorKind: z.string(),
        authorName: z.string(),
        at: z.string(),
        deliveryState: z.string().nullable(),
      })
      .nullable(),
    snoozedUntil: z.string().nullable(),
    waitingSince: z.string().nullable(),
    botPausedUntil: z.string().nullable(),
    version: z.number(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .openapi("Conversation", { example: conversationExample });

export type ConversationView = z.infer<typeof ConversationSchema>;
export type MessageView = z.infer<typeof MessageSchema>;
export type MessageChange = z.infer<typeof ChangeSchema>;
