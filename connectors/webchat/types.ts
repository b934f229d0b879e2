import { z } from "zod";
import { cutText } from "../../core/kernel/cut-text.ts";
import { isVisible } from "../../core/kernel/is-visible.ts";

const id = z.uuid();
const attachment = z.strictObject({
  id: z.string().regex(/^att_[0-9a-f]{32}$/),
  kind: z.enum(["image", "animation", "video", "audio", "file"]),
  fileName: z.string().max(255),
  contentType: z.string().max(127),
  size: z.int().nonnegative(),
});
/** Whatever is unusable of it is left out: a host page's imperfect data must not cost its visitors their words. */
const leftOut = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const short = (max: number) => z.string().transform((text) => cutText(text.trim(), max));
const person = {
  name: leftOut(short(120).refine(isVisible)),
  email: leftOut(z.email().max(254)),
  /** The host page's signature of the address; see `emailProof` in ids.ts. */
  emailProof: leftOut(z.string().max(64)),
  language: leftOut(z.string().max(35)),
};
/** The page the visitor writes from. */
const page = leftOut(z.strictObject({ url: z.url().max(2_000), title: short(300) }));
const ourMessage = z.string().regex(/^msg_[0-9a-f]{32}$/);

/**
 * The requests of the widget to `POST /hooks/:channelId`. `number` counts this browser's messages and orders those of
 * the same moment.
 */
export const widgetRequest = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("hello") }),
  z
    .object({
      kind: z.literal("message"),
      id,
      text: z.string().max(10_000),
      number: z.int().nonnegative(),
      attachments: z.array(attachment).max(10).default([]),
      page,
      ...person,
    })
    .refine(
      (message) => message.text.trim() !== "" || message.attachments.length > 0,
      "Write a message or attach a file.",
    ),
  z.object({ kind: z.literal("identified"), id, page, ...person }),
  z.object({
    kind: z.literal("pressed"),
    id,
    messageId: ourMessage,
    value: z.string().max(256),
    label: z.string().max(60),
    ...person,
  }),
  z.strictObject({ kind: z.literal("delivered"), messageIds: z.array(ourMessage).min(1).max(100) }),
  z.strictObject({ kind: z.literal("read"), upTo: z.iso.datetime({ offset: true }) }),
  z.strictObject({ kind: z.literal("typing"), name: person.name }),
]);

/** A visitor's request after verification, without an unverified address. */
export const visitorPayload = z.strictObject({
  visitor: z.string().min(1),
  /** Whether the address in the request is verified. */
  emailProven: z.boolean(),
  said: widgetRequest,
});

export type WidgetRequest = z.infer<typeof widgetRequest>;
export type VisitorPayload = z.infer<typeof visitorPayload>;
