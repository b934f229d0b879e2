import { publish } from "../../../stage/stage-world.ts";
import { done, type Call, type Outcome } from "../call.ts";
import { flagOf, textOf } from "../params.ts";
import { bad } from "../refusal.ts";

/** The app stops waiting after this time. */
const ANSWERABLE_MS = 15 * 60 * 1000;
const TEXT_UNITS = 200;

export function answerCallbackQuery({ world, bot, params }: Call): Outcome {
  const press = bot.presses.get(textOf(params, "callback_query_id"));
  const text = textOf(params, "text");
  if (!press || Date.now() - press.at > ANSWERABLE_MS)
    throw bad("query is too old and response timeout expired or query ID is invalid");
  if (text.length > TEXT_UNITS) throw bad("MESSAGE_TOO_LONG");
  press.answer = { text, alert: flagOf(params, "show_alert"), url: textOf(params, "url") || null };
  publish(world, bot, () => ({
    kind: "answer",
    use: press.id,
    answer: { person: String(press.from), text, alert: flagOf(params, "show_alert") },
  }));
  return done;
}
