import type { Database } from "../database/index.ts";
import { createBatcher } from "../kernel/batch.ts";
import { errorMessage } from "../kernel/errors.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import type { ClaimedEvent } from "./claim-batch.ts";
import { MAX_ATTEMPTS, noteFailure } from "./give-up.ts";
import type { LoadMessageSummary, MessageSummary } from "./message-summary.ts";
import {
  strongestInterest,
  type ClaimedMessage,
  type HandledEvent,
  type Interest,
  type Responder,
} from "./responder.ts";

export type RespondersDependencies<Rows> = {
  readonly database: Database;
  /** In the order in which they are asked. */
  readonly chain: readonly Responder<Rows>[];
  readonly loadSummary: LoadMessageSummary;
  /**
   * Commits the rows of handled events and acknowledges the events, in one transaction. Returns the next event of each
   * conversation, claimed for this process.
   */
  readonly commit: (handled: readonly HandledEvent<Rows>[]) => Promise<readonly ClaimedEvent[]>;
};

/** The chain of responders of this process. It handles one event of a conversation at a time, in order. */
export type Responders = {
  /** Says whether any responder wants a message that is about to be stored. Never throws: a doubt counts as "yes". */
  interestIn(organizationId: OrganizationId, summary: MessageSummary): Promise<Interest>;
  /** Handles an event whose lease this process holds, and then the next one of its conversation. */
  enqueue(claimed: ClaimedEvent): void;
  /** How many more events this process should claim. Leases run while events wait. */
  capacity(): number;
  /** Resolves when no event is under way. */
  idle(): Promise<void>;
};

/** Events under way in one process before it leaves the rest to others. */
const LIMIT = 500;

/** Opens the chain; it owns the loop, attempts and failures of every responder. */
export function openResponders<Rows>(deps: RespondersDependencies<Rows>): Responders {
  const whenIdle: (() => void)[] = [];
  let running = 0;

  const commit = createBatcher(async (handled: readonly HandledEvent<Rows>[]) => {
    const next = await deps.commit(handled);
    next.forEach(enqueue);
    return handled;
  });

  function enqueue(claimed: ClaimedEvent): void {
    running += 1;
    handle(deps, claimed)
      .then((rows) => commit({ claimed, rows }))
      .catch((error: unknown) => fail(deps.database, claimed, errorMessage(error)))
      .finally(() => {
        running -= 1;
        if (running === 0) whenIdle.splice(0).forEach((resolve) => resolve());
      });
  }

  return {
    interestIn: (organizationId, summary) => askChain(deps.chain, organizationId, summary),
    enqueue,
    capacity: () => Math.max(0, LIMIT - running),
    idle: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => whenIdle.push(resolve))),
  };
}

async function askChain<Rows>(
  chain: readonly Responder<Rows>[],
  organizationId: OrganizationId,
  summary: MessageSummary,
): Promise<Interest> {
  try {
    const questions = await Promise.all(chain.map((responder) => responder.prepare(organizationId)));
    return strongestInterest(await Promise.all(questions.map((wants) => wants(summary))));
  } catch (error) {
    // The message is stored in any case, and the chain is asked again when it can be.
    log.debug({ organizationId, err: errorMessage(error) }, "responders not asked");
    return "yes";
  }
}

/** Asks one responder after the other; returns the rows of those that were asked. */
async function handle<Rows>(deps: RespondersDependencies<Rows>, claimed: ClaimedEvent): Promise<Rows[]> {
  // Attempts are counted when an event is claimed: one that ends its process never gets as far as failing.
  if (claimed.attempts > MAX_ATTEMPTS)
    throw new Error(`It was taken up ${MAX_ATTEMPTS} times and never finished.`);
  if (!isMessage(claimed)) return [];
  const { organizationId, event } = claimed;
  const summary = claimed.summary ?? (await deps.loadSummary({ organizationId, messageId: event.messageId }));
  const rows: Rows[] = [];
  if (!summary) return rows;
  for (const responder of deps.chain) {
    const response = await responder.respond(claimed, summary);
    rows.push(response.rows);
    if (response.chain === "end") break;
  }
  return rows;
}

const isMessage = (claimed: ClaimedEvent): claimed is ClaimedMessage =>
  claimed.event.kind === "message_received";

async function fail(database: Database, claimed: ClaimedEvent, error: string): Promise<void> {
  log.error({ event: claimed.id, attempts: claimed.attempts, err: error }, "event failed");
  // A database that is away cannot take the note. The lease ends by itself, and the relay claims the event again.
  await noteFailure(database, claimed, error).catch((lost: unknown) =>
    log.warn({ event: claimed.id, err: errorMessage(lost) }, "failure not noted"),
  );
}
