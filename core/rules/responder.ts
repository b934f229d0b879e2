import type { Reply } from "../conversations/index.ts";
import type { DeliveryReference } from "../deliveries/index.ts";
import type { Database } from "../database/index.ts";
import type { Responder } from "../outbox/index.ts";
import { evaluateMessage, interestIn, type Act } from "./evaluate-message.ts";
import type { RuleSets } from "./load-rules.ts";
import { performSlowly } from "./perform-action.ts";
import type { RuleRun } from "./rule-run.ts";

/** What rules leave to be committed as an event is acknowledged. */
export type RuleRows = {
  readonly runs: readonly RuleRun[];
  readonly replies: readonly { readonly reply: Reply; readonly runId: string }[];
};

export type RuleResponderDependencies = {
  readonly database: Database;
  readonly rules: RuleSets;
  /** Begins a delivery this process holds. */
  readonly deliver: (delivery: DeliveryReference) => void;
  readonly now?: () => Temporal.Instant;
};

/** Lets an organization's rules answer its messages. A message that a rule replied to is answered; later responders do not see it. */
export const createRuleResponder = (deps: RuleResponderDependencies): Responder<RuleRows> => {
  const now = deps.now ?? (() => Temporal.Now.instant());
  return {
    name: "rules",
    async prepare(organizationId) {
      const rules = await deps.rules.of(organizationId);
      return (summary) => interestIn(rules, summary, now());
    },
    async respond(claimed, summary) {
      const rules = await deps.rules.of(claimed.organizationId);
      const { quick, slow } = await evaluateMessage(rules, claimed, summary, now());
      await performSlowly(deps, claimed, slow);
      const replied = [...quick, ...slow].some((act) => act.replies.length > 0);
      return { chain: replied ? "end" : "continue", rows: toRows(quick) };
    },
  };
};

const toRows = (acts: readonly Act[]): RuleRows => ({
  runs: acts.map((act) => act.run),
  replies: acts.flatMap((act) => act.replies.map((reply) => ({ reply, runId: act.run.id }))),
});
