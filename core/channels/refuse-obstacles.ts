import { invalid } from "../kernel/errors.ts";
import { asSentence } from "../kernel/word-issue.ts";
import type { Connector, HealthFinding } from "../protocol/index.ts";
import { fieldPath } from "./field-path.ts";

/** Throws `account_refused` where findings stand in the way: what is wrong in one sentence each, at which field, and on which page it is mended. */
export function refuseObstacles(connector: Connector, findings: readonly HealthFinding[]): void {
  if (findings.length === 0) return;
  const text = findings
    .map((finding) =>
      [finding.text, finding.fix]
        .filter((words) => words !== undefined)
        .map(asSentence)
        .join(" "),
    )
    .join(" ");
  const named = findings.find(({ field }) => field !== undefined)?.field;
  const field = named === undefined ? undefined : fieldPath(connector, named);
  const href = findings
    .map(({ action }) => (typeof action === "object" ? action.href : undefined))
    .find(Boolean);
  throw invalid("account_refused", text, {
    findings: findings.map((finding) => finding.code),
    ...(field !== undefined && { field }),
    ...(href !== undefined && { href }),
  });
}
