import type { HealthFinding } from "../../protocol/index.ts";

/** Compares findings by code, severity and what there is to scan; numbers in their texts may change with every check. */
export const sameFindings = (one: readonly HealthFinding[], other: readonly HealthFinding[]): boolean =>
  keyOf(one) === keyOf(other);

const keyOf = (findings: readonly HealthFinding[]): string =>
  findings
    .map(({ code, severity, scan = "" }) => `${code}:${severity}:${scan}`)
    .toSorted()
    .join(" ");
