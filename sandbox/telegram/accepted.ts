/** One thing a bot did that the platform accepted, whether or not the bot got to hear of it. */
export type Accepted = {
  readonly method: string;
  readonly chat_id: number;
  readonly message_id: number;
  readonly text: string | null;
  readonly reply_to_message_id: number | null;
  readonly at: string;
};
