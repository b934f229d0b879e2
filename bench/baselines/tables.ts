import { z } from "zod";

/** What a baseline writes, step by step; each has tables of its own. */
export type Tables = {
  /** Stores what arrived; undefined when it was known. */
  store(ask: Ask, update: Update): Promise<Stored | undefined>;
  /** Stores the answer, about to be sent. */
  answer(ask: Ask, stored: Stored, text: string): Promise<Answer>;
  /** Stores that it was sent, by the platform's number of it. */
  sent(ask: Ask, stored: Stored, answer: Answer, number: number): Promise<void>;
};

export type Ask = (
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<{ id: string } | undefined>;
export type Stored = { readonly conversationId: string; readonly messageId: string };
export type Answer = { readonly messageId: string; readonly deliveryId: string; readonly text: string };

/** What a baseline reads of a webhook. */
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
