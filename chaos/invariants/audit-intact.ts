import type { Invariant } from "./invariant.ts";

/** Checks that every entry of the audit trail follows from the one before. */
export const auditIntact: Invariant = {
  name: "the audit trail is whole",
  check: ({ brokenAudit }) =>
    brokenAudit.map(({ organization, number }) => `${organization}: entry ${number} does not follow`),
};
