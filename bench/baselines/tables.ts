import { z } from "zod";

/** The writes of a baseline, step by step. Each baseline has its own tables. */
export type Tables = {
  /** Stores an inbound message; returns undefined when it was already stored. */
  store(ask: Ask, update: Update): Promise<Stored | undefined>;
  /** Stores the reply that is about to be sent. */
  answer(ask: Ask, stored: Stored, text: string): Promise<Answer>;
  /** Stores that the reply was sent, with the platform's number for it. */
  sent(ask: Ask, stored: Stored, answer: Answer, number: number): Promise<void>;
};

export type Ask = (
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<{ id: string } | undefined>;
export type Stored = { readonly conversationId: string; readonly messageId: string };
export type Answer = { readonly messageId: string; readonly deliveryId: string; readonly text: string };

/** The fields of a webhook that a baseline reads. */
export const update = z.object({
  update_id: z.int(),
  message: z.object({
    message_id: z.int(),
    date: z.int(),
    text: z.string(),
    from: z.object({ id: z.int(), first_name: z.string(), username: z.string().optional() }),
    chat: z.object({ id: z.int(), type: z.string() }),
  }),
});
export type Update = z.output<typeof update>;
