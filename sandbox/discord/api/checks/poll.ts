import type { Form } from "../../form.ts";
import type { Poll } from "../../world.ts";

const HOUR_MS = 3600 * 1000;

/** Checks a poll: a question, up to ten answers, at most 32 days. */
export function readPoll(form: Form): Poll | null {
  const poll = form.object("poll");
  if (!poll) return null;
  const question = poll.object("question");
  if (!question) poll.fail("question", "BASE_TYPE_REQUIRED", "This field is required");
  const answers = poll.list("answers", { min: 1, max: 10 }).map((answer, index) => {
    const media = answer.object("poll_media");
    if (!media) answer.fail("poll_media", "BASE_TYPE_REQUIRED", "This field is required");
    const emoji = media?.object("emoji")?.value ?? null;
    return { id: index + 1, text: media?.text("text", { max: 55 }, emoji === null) ?? "", emoji };
  });
  return {
    question: question?.text("text", { min: 1, max: 300 }, true) ?? "",
    answers,
    multiple: poll.flag("allow_multiselect"),
    expiresAt: Date.now() + (poll.integer("duration", 1, 768) ?? 24) * HOUR_MS,
    finished: false,
    votes: new Map(),
  };
}
