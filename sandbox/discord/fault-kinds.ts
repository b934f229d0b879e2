import type { FaultKind } from "../stage/faults.ts";

/** The faults of calls. */
export const CALL_FAULTS = [
  "rate_limit",
  "server_error",
  "slow",
  "lost_answer",
  "lost_request",
] as const satisfies readonly FaultKind[];

/** The faults of what the gateway sends. */
export const EVENT_FAULTS = [
  "duplicate",
  "reorder",
  "lost_event",
  "drop_socket",
  "reconnect",
] as const satisfies readonly FaultKind[];

/** All faults of this platform. */
export const FAULT_KINDS = [
  ...CALL_FAULTS,
  ...EVENT_FAULTS,
  "silent_socket",
  "stale_session",
  "lost_history",
  "expired_file",
] as const satisfies readonly FaultKind[];
