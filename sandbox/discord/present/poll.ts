import { timestamp } from "../snowflake.ts";
import type { Poll } from "../world.ts";
import type { Viewer } from "./viewer.ts";

/** Returns a poll with its tally. */
export const presentPoll = (poll: Poll, { app }: Viewer) => ({
  question: { text: poll.question },
  answers: poll.answers.map(({ id, text, emoji }) => ({
    answer_id: id,
    poll_media: { text, ...(emoji && { emoji }) },
  })),
  expiry: timestamp(poll.expiresAt),
  allow_multiselect: poll.multiple,
  layout_type: 1,
  results: {
    is_finalized: poll.finished,
    answer_counts: poll.answers.flatMap(({ id }) => {
      const voters = poll.votes.get(id);
      if (!voters || voters.size === 0) return [];
      return { id, count: voters.size, me_voted: app !== null && voters.has(app.id) };
    }),
  },
});
