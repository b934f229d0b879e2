/** A send or edit that the platform accepted, whether or not the bot got the response. */
export type RecordedSend = {
  readonly method: string;
  readonly chat_id: number;
  readonly message_id: number;
  readonly text: string | null;
  readonly reply_to_message_id: number | null;
  readonly at: string;
};
