import type { Update } from "@grammyjs/types";

/**
 * The kinds of updates that a bot requests. Reactions must be named to be sent at all; `chat_member` is left out,
 * because service messages already report joins and leaves.
 */
export const ALLOWED_UPDATES = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "callback_query",
  "message_reaction",
  "poll_answer",
  "my_chat_member",
  "business_connection",
  "business_message",
  "edited_business_message",
  "deleted_business_messages",
] as const satisfies readonly (keyof Update)[];
