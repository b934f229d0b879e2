import { z } from "zod";

const user = z.object({
  id: z.int(),
  is_bot: z.boolean().optional(),
  first_name: z.string().default(""),
  last_name: z.string().optional(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});

const chat = z.object({
  id: z.int(),
  type: z.string(),
  title: z.string().optional(),
  username: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  /** The chat in which people write to a channel; each has a topic there. */
  is_direct_messages: z.boolean().optional(),
});

const entity = z.object({
  type: z.string(),
  offset: z.int(),
  length: z.int(),
  url: z.string().optional(),
  user: user.optional(),
  language: z.string().optional(),
});

const file = z.object({
  file_id: z.string(),
  file_name: z.string().optional(),
  /** Only for music. */
  title: z.string().optional(),
  performer: z.string().optional(),
  mime_type: z.string().optional(),
  file_size: z.int().optional(),
  width: z.int().optional(),
  height: z.int().optional(),
  length: z.int().optional(),
  /** Seconds. */
  duration: z.number().optional(),
  is_animated: z.boolean().optional(),
  is_video: z.boolean().optional(),
  emoji: z.string().optional(),
});

const location = z.object({ latitude: z.number(), longitude: z.number() });

const keyboard = z.object({
  inline_keyboard: z.array(
    z.array(z.object({ text: z.string(), url: z.string().optional(), callback_data: z.string().optional() })),
  ),
});

const origin = z.object({
  sender_user: user.optional(),
  sender_user_name: z.string().optional(),
  sender_chat: chat.optional(),
  chat: chat.optional(),
});

/** What can be quoted of a message; anything else of it stays unread. */
const quotable = z.looseObject({
  text: z.string().optional(),
  caption: z.string().optional(),
  from: user.optional(),
  sender_chat: chat.optional(),
  origin: origin.optional(),
});

const words = z.object({ text: z.string(), entities: z.array(entity).optional() });

/** Loose, so that the name of an unknown kind of content can be shown. */
const message = z.looseObject({
  message_id: z.int().nonnegative(),
  /** Unix seconds; 0 for a message the bot can no longer see. */
  date: z.int(),
  edit_date: z.int().optional(),
  chat,
  from: user.optional(),
  sender_chat: chat.optional(),
  business_connection_id: z.string().optional(),
  message_thread_id: z.int().optional(),
  is_topic_message: z.boolean().optional(),
  media_group_id: z.string().optional(),
  direct_messages_topic: z.object({ topic_id: z.int(), user: user.optional() }).optional(),
  is_automatic_forward: z.boolean().optional(),
  reply_to_message: quotable
    .extend({
      message_id: z.int().nonnegative(),
      forum_topic_created: z.object({ name: z.string() }).optional(),
    })
    .optional(),
  reply_to_story: z.object({ chat: chat.optional() }).optional(),
  external_reply: quotable.optional(),
  quote: z.object({ text: z.string() }).optional(),
  forward_origin: origin.optional(),
  /** Before Bot API 7.0. */
  forward_from: user.optional(),
  forward_sender_name: z.string().optional(),
  forward_from_chat: chat.optional(),
  reply_markup: keyboard.optional(),
  text: z.string().optional(),
  entities: z.array(entity).optional(),
  caption: z.string().optional(),
  caption_entities: z.array(entity).optional(),
  photo: z.array(file).optional(),
  video: file.optional(),
  video_note: file.optional(),
  animation: file.optional(),
  audio: file.optional(),
  voice: file.optional(),
  document: file.optional(),
  sticker: file.optional(),
  location: location.optional(),
  venue: z.object({ location, title: z.string(), address: z.string() }).optional(),
  contact: z
    .object({
      phone_number: z.string(),
      first_name: z.string(),
      last_name: z.string().optional(),
      vcard: z.string().optional(),
    })
    .optional(),
  poll: z
    .object({
      id: z.string(),
      question: z.string(),
      options: z.array(z.object({ text: z.string() })),
      allows_multiple_answers: z.boolean().optional(),
    })
    .optional(),
  dice: z.object({ emoji: z.string(), value: z.int() }).optional(),
  rich_message: z.json().optional(),
  gift: words.partial().loose().optional(),
  new_chat_members: z.array(user).optional(),
  left_chat_member: user.optional(),
  new_chat_title: z.string().optional(),
  forum_topic_created: z.object({ name: z.string() }).optional(),
  forum_topic_edited: z.object({ name: z.string().optional() }).optional(),
  migrate_to_chat_id: z.int().optional(),
});

const callbackQuery = z.object({
  id: z.string(),
  from: user,
  message: message.optional(),
  inline_message_id: z.string().optional(),
  data: z.string().optional(),
});

const reactionChange = z.object({
  chat,
  message_id: z.int().nonnegative(),
  user: user.optional(),
  actor_chat: chat.optional(),
  date: z.int(),
  new_reaction: z.array(z.object({ type: z.string(), emoji: z.string().optional() })),
});

const pollAnswer = z.object({
  poll_id: z.string(),
  user: user.optional(),
  voter_chat: chat.optional(),
  option_ids: z.array(z.int()),
});

const member = z.object({ status: z.string(), user, is_member: z.boolean().optional() });

const memberChange = z.object({
  chat,
  from: user,
  date: z.int(),
  old_chat_member: member,
  new_chat_member: member,
});

const deletedMessages = z.object({ business_connection_id: z.string(), chat, message_ids: z.array(z.int()) });

/** The parts of an update that this connector reads. At most one field beside `update_id` is present. */
export const update = z.looseObject({
  update_id: z.int(),
  message: message.optional(),
  edited_message: message.optional(),
  channel_post: message.optional(),
  edited_channel_post: message.optional(),
  business_message: message.optional(),
  edited_business_message: message.optional(),
  deleted_business_messages: deletedMessages.optional(),
  callback_query: callbackQuery.optional(),
  message_reaction: reactionChange.optional(),
  poll_answer: pollAnswer.optional(),
  my_chat_member: memberChange.optional(),
  chat_member: memberChange.optional(),
});

export type User = z.infer<typeof user>;
export type Chat = z.infer<typeof chat>;
export type Origin = z.infer<typeof origin>;
export type Quotable = z.infer<typeof quotable>;
export type Entity = z.infer<typeof entity>;
export type File = z.infer<typeof file>;
export type Message = z.infer<typeof message>;
export type CallbackQuery = z.infer<typeof callbackQuery>;
export type ReactionChange = z.infer<typeof reactionChange>;
export type PollAnswer = z.infer<typeof pollAnswer>;
export type MemberChange = z.infer<typeof memberChange>;
export type DeletedMessages = z.infer<typeof deletedMessages>;
export type Update = z.infer<typeof update>;
