import { z } from "@hono/zod-openapi";
import type { ContactActivity } from "./contact-activity.ts";
import type { Contact, ContactConversation, ContactIdentity, ProvedContact } from "./contact.ts";
import { contactExample, contactPageExample, listedContactExample } from "./examples.ts";

const attribute = z.union([z.string().max(2_000), z.number(), z.boolean()]);
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u;
const attributeName = z
  .string()
  .regex(NAME, "Use 1 to 60 letters and digits for an attribute's name")
  .openapi({ pattern: NAME.source });

/** A contact as lists show them. */
export const ContactSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.string().nullable(),
    avatarUrl: z.string().nullable(),
    isBot: z.boolean(),
    blockedUsAt: z.string().nullable(),
    attributes: z.record(z.string(), attribute),
    createdAt: z.string(),
  })
  .openapi("Contact", { example: contactExample });

/** A contact in a list: where they write from, and when a conversation of theirs last went on. */
export const ListedContactSchema = ContactSchema.extend({
  channels: z.array(z.object({ id: z.string(), connector: z.string(), name: z.string() })),
  lastActivityAt: z.string().nullable(),
}).openapi("ListedContact", { example: listedContactExample });

/** A contact's own page. */
export const ContactPageSchema = ContactSchema.extend({
  identities: z.array(
    z.object({
      id: z.string(),
      channelId: z.string(),
      channelName: z.string(),
      connector: z.string(),
      kind: z.string(),
      value: z.string(),
      username: z.string().nullable(),
    }),
  ),
  /** Other contacts that are proved to be the same person. */
  proved: z.array(
    z.object({ id: z.string(), name: z.string(), how: z.enum(["code"]), linkedAt: z.string() }),
  ),
  conversations: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      title: z.string(),
      status: z.enum(["open", "pending", "snoozed", "resolved"]),
      channel: z.object({ id: z.string(), connector: z.string(), name: z.string() }),
      updatedAt: z.string(),
    }),
  ),
}).openapi("ContactPage", { example: contactPageExample });

/** What a person may change; null clears. */
export const ContactChangeSchema = z
  .object({
    name: z.string().trim().min(1, "Enter a name").max(200).optional(),
    email: z
      .email()
      .max(254)
      .transform((value) => value.toLowerCase())
      .nullable()
      .optional(),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d\s().-]{3,30}$/, "Enter a phone number, such as +49 30 1234567")
      .nullable()
      .optional(),
    attributes: z.record(attributeName, attribute.nullable()).optional(),
  })
  .openapi({ example: { phone: null, attributes: { customer: 4711 } } });

/** A contact as every answer shows them. */
export const presentContact = (contact: Contact) => ({
  ...contact,
  blockedUsAt: contact.blockedUsAt && iso(contact.blockedUsAt),
  createdAt: iso(contact.createdAt),
});

export const presentListedContact = (contact: Contact, { channels, lastActivityAt }: ContactActivity) => ({
  ...presentContact(contact),
  channels,
  lastActivityAt: lastActivityAt && iso(lastActivityAt),
});

export const presentContactPage = (
  contact: Contact,
  identities: readonly ContactIdentity[],
  conversations: readonly ContactConversation[],
  proved: readonly ProvedContact[],
) => ({
  ...presentContact(contact),
  identities,
  proved: proved.map(({ linkedAt, ...contact }) => ({ ...contact, linkedAt: linkedAt.toISOString() })),
  conversations: conversations.map((conversation) => ({
    ...conversation,
    updatedAt: iso(conversation.updatedAt),
  })),
});

/** The database's spelling of a moment, as RFC 3339. */
const iso = (moment: string): string => new Date(moment).toISOString();
