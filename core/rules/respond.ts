import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import { textOf } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { MAX_ATTEMPTS, noteFailure, type ClaimedEvent } from "../outbox/index.ts";
import { decideOn } from "./decide-on.ts";
import type { RuleSets } from "./load-rules.ts";
import { performSlowly } from "./perform-action.ts";
import { settleRules, type Handled, type SettleDependencies } from "./settle-rules.ts";

export type RespondDependencies = SettleDependencies & { readonly rules: RuleSets };

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
    if (claimed.attempts > MAX_ATTEMPTS)
      throw new Error(`It was taken up ${MAX_ATTEMPTS} times and never finished.`);
    const decided =
      claimed.event.kind === "message_received"
        ? await decideOn(deps, claimed, claimed.event)
        : { quick: [], slow: [] };
    await performSlowly(deps, claimed, decided.slow);
    await settle({
      claimed,
      runs: decided.quick.map((one) => one.run),
      replies: decided.quick.flatMap((one) => one.replies.map((reply) => ({ reply, runId: one.run.id }))),
    });
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

  return {
    hand,
    room: () => Math.max(0, ROOM - running),
    idle: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => quiet.push(resolve))),
  };
}

async function fail(database: Database, claimed: ClaimedEvent, error: string): Promise<void> {
  log.error({ event: claimed.id, attempts: claimed.attempts, err: error }, "event failed");
  // A database that is away cannot take the note; the lease ends by itself and the sweeper tries again.
  await noteFailure(database, claimed, error).catch((lost: unknown) =>
    log.warn({ event: claimed.id, err: textOf(lost) }, "failure not noted"),
  );
}
