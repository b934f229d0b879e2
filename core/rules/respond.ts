import { toQueued, toReplyRow, type DeliveryReference, type QueuedRow, type Reply } from "../conversations/index.ts";
import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import { textOf } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { storableJson } from "../kernel/storable.ts";
import { EVENT_LEASE, MAX_ATTEMPTS, noteFailure, toClaimed, type ClaimedEvent, type ClaimedRow } from "../outbox/index.ts";
import type { RuleSets } from "./load-rules.ts";
import { decideOn } from "./decide-on.ts";
import { performSlowly } from "./perform-action.ts";
import type { RuleRun } from "./rule-run.ts";

export type RespondDependencies = {
  readonly database: Database;
  readonly rules: RuleSets;
  /** Begins a delivery this process holds. */
  readonly deliver: (delivery: DeliveryReference) => void;
  /** Told after a commit in an organization. */
  readonly announce: (organizationId: string) => void;
};

/** Acts on events, one of a conversation at a time, and goes on with the next of its line. */
export type Responder = {
  /** Takes an event this process holds the lease of. */
  hand(claimed: ClaimedEvent): void;
  /** How many more it should be handed by a sweeper: leases run while events wait their turn. */
  room(): number;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

/** Events under way in one process before a sweeper leaves the rest to others. */
const ROOM = 500;

/** What one event came to: the runs and quick replies to write down as it is ticked off. */
export type Handled = { readonly claimed: ClaimedEvent; readonly runs: readonly RuleRun[]; readonly replies: readonly { readonly reply: Reply; readonly runId: string }[] };

export function createResponder(deps: RespondDependencies): Responder {
  const quiet: (() => void)[] = [];
  let running = 0;

  const settle = createBatcher(async (handled: readonly Handled[]) => {
    const next = await settleRules(deps, handled);
    next.forEach(hand);
    return handled;
  });

  const respond = async (claimed: ClaimedEvent) => {
    // Attempts are counted when taken: one that ends its process never comes to fail.
    if (claimed.attempts > MAX_ATTEMPTS) throw new Error(`It was taken up ${MAX_ATTEMPTS} times and never finished.`);
    const decided = claimed.event.kind === "message_received" ? await decideOn(deps, claimed, claimed.event) : { quick: [], slow: [] };
    await performSlowly(deps, claimed, decided.slow);
    await settle({ claimed, runs: decided.quick.map((one) => one.run), replies: decided.quick.flatMap((one) => one.replies.map((reply) => ({ reply, runId: one.run.id }))) });
  };

  function hand(claimed: ClaimedEvent): void {
    running += 1;
    respond(claimed)
      .catch((error: unknown) => fail(deps.database, claimed, textOf(error)))
      .finally(() => {
        running -= 1;
        if (running === 0) quiet.splice(0).forEach((resolve) => resolve());
      });
  }

  return { hand, room: () => Math.max(0, ROOM - running), idle: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => quiet.push(resolve))) };
}

/** One round trip for all: replies queued, runs kept, events ticked off; answers the events that are next. */
async function settleRules(deps: RespondDependencies, handled: readonly Handled[]): Promise<ClaimedEvent[]> {
  const { rows } = await deps.database.system.query<{ what: "reply"; value: QueuedRow } | { what: "event"; value: ClaimedRow }>({
    name: "settle_rules",
    text: "select * from settle_rules($1, $2, $3, $4, $5)",
    values: [
      storableJson(handled.flatMap((one) => one.runs.map(toRunRow))),
      storableJson(handled.flatMap((one) => one.replies.map(({ reply, runId }) => toReplyRow(reply, runId)))),
      handled.map((one) => one.claimed.organizationId),
      handled.map((one) => one.claimed.id),
      EVENT_LEASE,
    ],
  });
  const next: ClaimedEvent[] = [];
  for (const row of rows) {
    if (row.what === "event") next.push(toClaimed(row.value));
    else if (row.value.handed) deps.deliver(toQueued(row.value.message_id, row.value).delivery);
  }
  for (const id of new Set(handled.filter((one) => one.replies.length > 0).map((one) => one.claimed.organizationId))) deps.announce(id);
  return next;
}

const toRunRow = (run: RuleRun) => ({ organization_id: run.organizationId, id: run.id, rule_id: run.ruleId, conversation_id: run.conversationId, message_id: run.messageId, facts: run.facts });

async function fail(database: Database, claimed: ClaimedEvent, error: string): Promise<void> {
  log.error({ event: claimed.id, attempts: claimed.attempts, err: error }, "event failed");
  // A database that is away cannot take the note; the lease ends by itself and the sweeper tries again.
  await noteFailure(database, claimed, error).catch((lost: unknown) => log.warn({ event: claimed.id, err: textOf(lost) }, "failure not noted"));
}
