import type { FaultKind } from "../stage/faults.ts";

/** The faults of this platform. The first five affect a bot's calls, the next three deliveries to its webhook, the last one downloads. */
export const FAULT_KINDS = [
  "rate_limit",
  "server_error",
  "slow",
  "lost_answer",
  "lost_request",
  "duplicate",
  "reorder",
  "drop",
  "expired_file",
] as const satisfies readonly FaultKind[];
