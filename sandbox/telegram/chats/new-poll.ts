import { randomBytes } from "node:crypto";
import type { Poll } from "@grammyjs/types";
import type { World } from "../world.ts";

export type NewPoll = {
  readonly question: string;
  readonly options: readonly string[];
  readonly multiple: boolean;
  readonly anonymous: boolean;
  readonly closed?: boolean;
  readonly quiz?: { readonly correct: readonly number[] } | null;
};

/** Creates an open poll without votes. */
export function newPoll(
  world: World,
  { question, options, multiple, anonymous, closed = false, quiz = null }: NewPoll,
): Poll {
  return {
    id: `${world.counters.file++}${randomBytes(4).readUInt32BE()}`,
    question,
    options: options.map((text, index) => ({ persistent_id: String(index), text, voter_count: 0 })),
    total_voter_count: 0,
    is_closed: closed,
    is_anonymous: anonymous,
    type: quiz ? "quiz" : "regular",
    allows_multiple_answers: multiple,
    allows_revoting: !quiz,
    members_only: false,
    ...(quiz && { correct_option_ids: [...quiz.correct] }),
  };
}
