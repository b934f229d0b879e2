import type { Poll } from "@grammyjs/types";

/** Returns the poll with its counters computed from the votes. */
export const countVotes = (poll: Poll, votes: ReadonlyMap<number, readonly number[]>): Poll => ({
  ...poll,
  total_voter_count: votes.size,
  options: poll.options.map((option, index) => ({
    ...option,
    voter_count: [...votes.values()].filter((chosen) => chosen.includes(index)).length,
  })),
});
