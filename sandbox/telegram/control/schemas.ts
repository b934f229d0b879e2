import type { Update } from "@grammyjs/types";
import { z } from "zod";
import { FAULT_KINDS } from "../fault-kinds.ts";
import { sentSchema } from "../people/compose.ts";

export const newBot = z.object({
  token: z
    .string()
    .regex(/^\d+:[\w-]{3,}$/, "Enter a token, such as 123456:ABC-def.")
    .optional(),
  name: z.string().min(1),
  username: z.string().regex(/^\w{3,32}$/),
});
export const newCustomer = z.object({
  id: z.int().positive().optional(),
  first_name: z.string().min(1),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
  started: z.boolean().optional(),
});
export const newGroup = z.object({
  title: z.string().min(1),
  members: z.array(z.int()).min(1),
  username: z.string().optional(),
  kind: z.enum(["group", "supergroup"]).optional(),
  bot: z.boolean().optional(),
  forum: z.boolean().optional(),
  manage_topics: z.boolean().optional(),
});
export const author = z.object({ from: z.int().optional() });
export const newMessage = z.intersection(
  author.extend({ reply_to_message_id: z.int().optional(), message_thread_id: z.int().optional() }),
  z.union([z.object({ kind: z.literal("album"), items: z.array(sentSchema) }), sentSchema]),
);
export const words = z.object({ text: z.string() });
export const reactions = author.extend({ emoji: z.array(z.string()).max(3) });
export const press = author.extend({ data: z.string() });
export const vote = author.extend({ options: z.array(z.int().min(0)) });
export const membership = z.object({ user_id: z.int() });
export const title = author.extend({ title: z.string().min(1).max(128) });
export const upgrade = author.extend({ silently: z.boolean().default(false) });
/** An update without its id, with one thing told; it is taken unchecked. */
export const update = z.custom<Omit<Update, "update_id">>(
  (value) => typeof value === "object" && value !== null && Object.keys(value).length === 1,
);
export const faults = z.object({
  seed: z.int().default(1),
  rules: z.array(
    z.object({
      kind: z.enum(FAULT_KINDS),
      methods: z.array(z.string().toLowerCase()).nullable().default(null),
      probability: z.number().min(0).max(1).default(1),
      count: z.int().min(0).nullable().default(null),
      retry_after: z.int().min(1).default(3),
      delay_ms: z.int().min(0).default(3000),
    }),
  ),
});
