import { compileRules, type Facts } from "../core/rules/index.ts";
import { plainRules } from "./baselines/plain-rules.ts";
import { figure, median, type Figure } from "./parts/figure.ts";
import { makeHistory, makeRules } from "./parts/rule-history.ts";
import { row } from "./parts/say.ts";

const RULES = 200;
const MESSAGES = 10_000;
const ROUNDS = 5;

/**
 * Evaluates 200 rules over new messages, beside the same conditions as plain functions. Both must find the same
 * matches.
 */
export async function bench(): Promise<readonly Figure[]> {
  const rules = makeRules(RULES);
  const evaluate = compileRules(rules);
  const plain = plainRules(rules);
  row("rules", "ours /s", "plain /s", "matches");
  const rounds = Array.from({ length: ROUNDS + 1 }, (_, round) =>
    measure(round, (facts) => evaluate(facts).length, plain),
  ).slice(1);
  return [
    figure(
      {
        name: "rules",
        value: median(rounds.map((round) => round.ours)),
        unit: "messages/s",
        baseline: median(rounds.map((round) => round.theirs)),
      },
      { atLeast: 0.5 },
    ),
  ];
}

type Count = (facts: Facts) => number;

function measure(round: number, evaluate: Count, plain: Count) {
  const history = makeHistory(MESSAGES, round + 1);
  const [ours, theirs] = [run(history, evaluate), run(history, plain)];
  if (ours.matches !== theirs.matches)
    throw new Error(`The rules found ${ours.matches} matches, plain functions ${theirs.matches}.`);
  row(
    round === 0 ? "warm-up" : `round ${round}`,
    Math.round(ours.perSecond),
    Math.round(theirs.perSecond),
    ours.matches,
  );
  return { ours: ours.perSecond, theirs: theirs.perSecond };
}

function run(
  history: readonly Facts[],
  count: Count,
): { readonly perSecond: number; readonly matches: number } {
  const began = performance.now();
  const matches = history.reduce((sum, facts) => sum + count(facts), 0);
  return { perSecond: (history.length * 1000) / (performance.now() - began), matches };
}
