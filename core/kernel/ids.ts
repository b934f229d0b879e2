import { uuidv7obj } from "uuidv7";
import { invalid } from "./errors.ts";

/** The prefixes of rooms' own ids: a room extends this by module augmentation. */
export interface RoomIds {}

/** The prefix of every kind of id; the prefix tells a person what a bare id in a log is. */
export type IdPrefix =
  | "org"
  | "usr"
  | "mem"
  | "ses"
  | "rol"
  | "inv"
  | "oac"
  | "tok"
  | "key"
  | "aud"
  | "chn"
  | "con"
  | "idn"
  | "cmp"
  | "cnv"
  | "par"
  | "msg"
  | "att"
  | "iev"
  | "gap"
  | "obx"
  | "lbl"
  | "tpl"
  | "rul"
  | "run"
  | "cmd"
  | "acc"
  | "use"
  | "job"
  | "dsp"
  // oxlint-disable-next-line typescript/no-redundant-type-constituents -- Rooms extend it.
  | (keyof RoomIds & string);

/** `<prefix>_` and the 32 hex digits of a UUIDv7: sortable by creation time. */
export type Id<P extends IdPrefix> = `${P}_${string}`;

export type OrganizationId = Id<"org">;
export type UserId = Id<"usr">;
export type ChannelId = Id<"chn">;
export type ContactId = Id<"con">;
export type IdentityId = Id<"idn">;
export type ConversationId = Id<"cnv">;
export type MessageId = Id<"msg">;
export type AttachmentId = Id<"att">;
export type InboundEventId = Id<"iev">;
export type OutboxId = Id<"obx">;
export type LabelId = Id<"lbl">;
export type TemplateId = Id<"tpl">;
export type RuleId = Id<"rul">;

/**
 * Makes a new id, greater than every one this process made before; SQL's `new_id(prefix)` makes the same shape. Node's own
 * UUIDs have no order within a millisecond, in which a batch makes hundreds.
 */
export function newId<P extends IdPrefix>(prefix: P): Id<P> {
  return `${prefix}_${uuidv7obj().toHex()}`;
}

const SHAPE = /^[a-z]{3}_[0-9a-f]{32}$/;

/** Whether a value from outside is an id of this kind. */
export function isId<P extends IdPrefix>(prefix: P, value: unknown): value is Id<P> {
  return typeof value === "string" && value.startsWith(`${prefix}_`) && SHAPE.test(value);
}

/** Reads an id of one kind from outside; throws `id_malformed`. */
export function readId<P extends IdPrefix>(prefix: P, value: string): Id<P> {
  if (isId(prefix, value)) return value;
  throw invalid("id_malformed", `This id is invalid. It starts with ${prefix}_, followed by 32 hex digits.`, {
    id: value.slice(0, 60),
  });
}
