import { readOrganization, type Database } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import { verifyAuditChain, type ChainVerdict } from "./verify-audit-chain.ts";

/** Whether a trail is whole, and when that was found. */
export type Verdict = { readonly chain: ChainVerdict; readonly checkedAt: Date };

/** A verdict is given again for so long: recomputing a long trail takes seconds. */
const KEPT_MS = 60_000;

/** A long trail takes longer than other statements may. */
const TIMEOUT = "60s";

type Verify = (database: Database, organizationId: OrganizationId) => Promise<ChainVerdict>;

/** Gives verdicts on trails: one trail at a time in a process, whoever asks, and the last verdict for a minute. */
export function createVerdicts(verify: Verify = verifyIn, now: () => number = () => performance.now()) {
  const given = new Map<string, { readonly until: number; readonly verdict: Promise<Verdict> }>();
  let turn: Promise<unknown> = Promise.resolve();
  return async (database: Database, organizationId: OrganizationId): Promise<Verdict> => {
    for (const [id, { until }] of given) if (until <= now()) given.delete(id);
    const known = given.get(organizationId);
    if (known) return known.verdict;
    const verdict = turn.then(async () => ({
      chain: await verify(database, organizationId),
      checkedAt: new Date(),
    }));
    turn = verdict.catch(() => undefined);
    given.set(organizationId, { until: now() + KEPT_MS, verdict });
    // One that failed is tried anew by the next who asks.
    verdict.catch(() => given.delete(organizationId));
    return verdict;
  };
}

const verifyIn: Verify = (database, organizationId) =>
  readOrganization(database, organizationId, async (tx) => {
    await tx.client.query(`set local statement_timeout = '${TIMEOUT}'`);
    return verifyAuditChain(tx);
  });
