import type { HealthCheck, HealthProblem } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { summarise, type Health } from "./problem.ts";

/** Looks at one organization: what every room checks of it. */
export async function checkOrganization(tx: Transaction, checks: readonly HealthCheck[]): Promise<Health> {
  const problems: HealthProblem[] = [];
  for (const check of checks) problems.push(...((await check.organization?.(tx)) ?? []));
  return summarise(problems);
}
