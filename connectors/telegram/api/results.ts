import { z } from "zod";

/** The fields of method results that are read here. */
export const sentMessage = z.object({
  message_id: z.int(),
  date: z.int(),
  chat: z.object({ id: z.int() }),
  poll: z.object({ id: z.string() }).optional(),
});
export const bot = z.object({
  id: z.int(),
  username: z.string().optional(),
  first_name: z.string(),
  can_read_all_group_messages: z.boolean().optional(),
});
export const webhook = z.object({
  url: z.string(),
  pending_update_count: z.int(),
  last_error_date: z.int().optional(),
  last_error_message: z.string().optional(),
  allowed_updates: z.array(z.string()).optional(),
});
export const remoteFile = z.object({ file_path: z.string().optional(), file_size: z.int().optional() });
export const botCommands = z.array(z.object({ command: z.string(), description: z.string() }));
export const updates = z.array(z.object({ update_id: z.int() }).catchall(z.json()));
