import type { IdempotencyKey, PerformingActor } from "../access/index.ts";
import { inOrganization, readOrganization, type Database, type Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import { unsafeCast } from "../kernel/trust.ts";

/** The answer that an earlier request with the same key got. */
export type Repeated<Answer> = { readonly answer: Answer };

/** Answers a request that may come again: with its key the same answer is given, and neither part is done a second time. */
export async function answerOnce<Prepared, Answer>(
  database: Database,
  { actor, once }: { readonly actor: PerformingActor; readonly once?: IdempotencyKey | undefined },
  prepare: () => Promise<Prepared>,
  act: (tx: Transaction, prepared: Prepared) => Promise<Answer>,
): Promise<Answer> {
  const { organizationId } = actor;
  const before =
    once && (await readOrganization(database, organizationId, (tx) => findAnswer<Answer>(tx, actor, once)));
  if (before) return before.answer;
  const prepared = await prepare();
  return inOrganization(database, organizationId, async (tx) => {
    const earlier = once && (await claimKey<Answer>(tx, actor, once));
    if (earlier) return earlier.answer;
    const answer = await act(tx, prepared);
    if (once) await keepAnswer(tx, actor, once, answer);
    return answer;
  });
}

type Row = { readonly request_hash: string; readonly answer: string | null };

/** Finds the earlier answer; throws `idempotency_key_taken` where the key was used for something else, and `answer_not_kept` where it held a secret. */
export async function findAnswer<Answer>(
  tx: Transaction,
  actor: PerformingActor,
  once: IdempotencyKey,
): Promise<Repeated<Answer> | undefined> {
  const { rows } = await tx.client.query<Row>(
    "select request_hash, answer from idempotency_keys where organization_id = $1 and caller = $2 and key_hash = $3",
    [tx.organizationId, callerOf(actor), once.keyHash],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  if (row.request_hash !== once.requestHash)
    throw conflict(
      "idempotency_key_taken",
      "This Idempotency-Key was used for another request. Make a new one for every change.",
    );
  once.onRepeated();
  if (row.answer === null)
    throw conflict(
      "answer_not_kept",
      "This was done before, and nothing was done now. The answer held a secret, which is shown only once.",
    );
  return unsafeCast<Repeated<Answer>>(JSON.parse(row.answer));
}

/**
 * Claims the key for this transaction, or finds the earlier answer. A request that comes while another with its key is
 * under way waits for its commit, and claims the key when that one was rolled back.
 */
export async function claimKey<Answer>(
  tx: Transaction,
  actor: PerformingActor,
  once: IdempotencyKey,
): Promise<Repeated<Answer> | undefined> {
  const { rowCount } = await tx.client.query(
    "insert into idempotency_keys (organization_id, caller, key_hash, request_hash) values ($1, $2, $3, $4) on conflict do nothing",
    [tx.organizationId, callerOf(actor), once.keyHash, once.requestHash],
  );
  return rowCount === 1 ? undefined : findAnswer<Answer>(tx, actor, once);
}

/** Keeps the answer beside the change. */
export async function keepAnswer(
  tx: Transaction,
  actor: PerformingActor,
  once: IdempotencyKey,
  answer: unknown,
): Promise<void> {
  await tx.client.query(
    "update idempotency_keys set answer = $4 where organization_id = $1 and caller = $2 and key_hash = $3",
    [tx.organizationId, callerOf(actor), once.keyHash, JSON.stringify({ answer })],
  );
}

/** Keys of one caller mean nothing to another. */
function callerOf(actor: PerformingActor): string {
  switch (actor.kind) {
    case "rule":
      return actor.ruleId;
    case "contact":
      return actor.contactId;
    case "member":
      return actor.keyId ?? actor.userId;
  }
}
