import { z } from "@hono/zod-openapi";

/** The words of this room on the wire. */

export const ContactSchema = z
  .object({ id: z.string(), name: z.string(), email: z.string().nullable(), phone: z.string().nullable(), language: z.string().nullable(), avatarUrl: z.string().nullable(), blockedUs: z.boolean(), attributes: z.record(z.string(), z.string()), createdAt: z.string() })
  .openapi("Contact");

export const ContactPageSchema = ContactSchema.extend({
  identities: z.array(z.object({ id: z.string(), channelId: z.string(), channelName: z.string(), connector: z.string(), kind: z.string(), value: z.string(), username: z.string().nullable() })),
  conversations: z.array(z.object({ id: z.string(), number: z.number(), title: z.string(), status: z.string(), channel: z.object({ id: z.string(), connector: z.string(), name: z.string() }), updatedAt: z.string() })),
});

export const ContactChangeSchema = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  email: z.email().max(320).nullable().optional(),
  phone: z.string().trim().regex(/^\+?[\d\s()./-]{3,40}$/, "A phone number has digits, spaces and + ( ) . / - only.").nullable().optional(),
  attributes: z.record(z.string().min(1).max(60), z.string().max(1000)).refine((all) => Object.keys(all).length <= 50, "At most 50 attributes.").optional(),
});

export type ContactChange = z.infer<typeof ContactChangeSchema>;
