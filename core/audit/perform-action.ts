import {
  authorise,
  requireReauthentication,
  type Action,
  type AuditNote,
  type By,
  type InputOf,
  type InputSchema,
  type PerformingActor,
} from "../access/index.ts";
import { inOrganization, readOrganization, type Database, type Transaction } from "../database/index.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { claimKey, findAnswer, keepAnswer } from "./answer-once.ts";
import { recordAudit } from "./record-audit.ts";

/** Reads what a caller wants to see of a change, in the transaction that made it. */
export type Present<Found, Result, Answer> = (
  tx: Transaction,
  result: Result,
  found: Found,
) => Promise<Answer>;

/** The object an action was done to, and what came of it. */
export type Performed<Found, Result> = { readonly found: Found; readonly result: Result };

/**
 * Performs an action in a transaction of its own, and goes on with what follows its commit. Throws `missing` for an object
 * that the actor may not see, and `permission_missing` for one that they see and may not change; `reauthentication_required` where the password has to be
 * given again. A repeated request with the same idempotency key gets the first answer, and nothing else happens.
 */
export async function performAction<
  Deps,
  Found,
  S extends InputSchema,
  Result,
  Prepared,
  A extends PerformingActor,
  Answer,
>(
  deps: Deps & { readonly database: Database },
  action: Action<Deps, Found, S, Result, Prepared, A>,
  by: By<A>,
  id: string,
  input: InputOf<S>,
  present: Present<Found, Result, Answer>,
): Promise<Answer> {
  authoriseIn(action, by.actor);
  const { once, actor } = by;
  // Looked for before anything is asked outside, and again in the transaction that decides.
  const before =
    once &&
    (await readOrganization(deps.database, actor.organizationId, (tx) =>
      findAnswer<Answer>(tx, actor, once),
    ));
  if (before) return before.answer;
  const prepared = unsafeCast<Prepared>(await action.prepare?.(deps, by, id, input));
  const done = await inOrganization(deps.database, actor.organizationId, async (tx) => {
    const earlier = once && (await claimKey<Answer>(tx, actor, once));
    if (earlier) return earlier;
    const { found, result } = await performWithin(tx, deps, action, by, id, input, prepared);
    const answer = await present(tx, result, found);
    if (once && !action.answersSecret) await keepAnswer(tx, actor, once, answer);
    return { result, answer };
  });
  if ("result" in done) await action.complete?.(deps, done.result, by);
  return done.answer;
}

/**
 * Performs an action in a transaction that its caller holds, for a rule that does several things or for many objects at
 * once. The caller prepares, and completes after the commit.
 */
export async function performWithin<
  Deps,
  Found,
  S extends InputSchema,
  Result,
  Prepared,
  A extends PerformingActor,
>(
  tx: Transaction,
  deps: Deps,
  action: Action<Deps, Found, S, Result, Prepared, A>,
  by: By<A>,
  id: string,
  input: InputOf<S>,
  prepared = unsafeCast<Prepared>(undefined),
): Promise<Performed<Found, Result>> {
  const { target } = action;
  const found = await target.find(tx, by.actor, id);
  if (action.permission !== "signed_in")
    authorise(by.actor, action.permission, target.resourceOf(found, action.permission));
  await target.lock?.(tx, found);
  const writeChanges = action.record === "thread" ? await target.watch?.(tx, by.actor, found) : undefined;
  const notes: AuditNote[] = [];
  const context = { ...by, tx, deps, note: (entry: AuditNote) => void notes.push(entry) };
  const result = await action.perform(context, found, input, prepared);
  await writeChanges?.();
  for (const entry of notes) await recordAudit(tx, { ...by, ...entry });
  return { found, result };
}

/** Judged before anything is asked outside: a stranger makes no platform do work. */
function authoriseIn(
  action: Pick<Action<never, never, undefined, unknown>, "permission" | "sensitive">,
  actor: PerformingActor,
): void {
  if (action.permission !== "signed_in") authorise(actor, action.permission);
  requireReauthentication(action, actor);
}
