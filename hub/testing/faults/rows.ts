import { FAULTS, type FaultKind, type FaultRule } from "../../../sandbox/stage/faults.ts";

type Rule = Pick<FaultRule, "kind"> &
  Partial<Pick<FaultRule, "count" | "retry_after" | "delay_ms" | "methods">>;

/** How a fault is played, and what it may cost. Whatever is left out here it may not cost. */
export type FaultRow = {
  /** What the platform is told to do wrong, until the burst is over. */
  readonly rules: readonly Rule[];
  /** The account's switch that is turned meanwhile. */
  readonly flips?: string;
  /** The platform refuses what is sent meanwhile. */
  readonly refuses?: true;
  /** Nobody can know what became of a call, where the platform neither knows keys nor can be asked. */
  readonly leavesDoubt?: true;
  /** The platform keeps what was written meanwhile to itself: the hub says from when to when. */
  readonly losesHistory?: true;
  /** The platform says nothing of what was written until a new connection asks for its history. */
  readonly needsConnection?: true;
  /** The file is gone at the platform before it was fetched. */
  readonly losesFile?: true;
};

/** Every fault that a platform of the sandbox may declare. */
export const ROWS: Readonly<Record<FaultKind, FaultRow>> = {
  rate_limit: { rules: [{ kind: "rate_limit", count: 3, retry_after: 0.2 }] },
  server_error: { rules: [{ kind: "server_error", count: 3 }], leavesDoubt: true },
  slow: { rules: [{ kind: "slow", count: 8, delay_ms: 60 }] },
  lost_answer: { rules: [{ kind: "lost_answer", count: 3 }], leavesDoubt: true },
  lost_request: { rules: [{ kind: "lost_request", count: 3 }], leavesDoubt: true },
  duplicate: { rules: [{ kind: "duplicate", count: 4 }] },
  reorder: { rules: [{ kind: "reorder", count: 3 }] },
  drop: { rules: [{ kind: "drop", count: 4 }] },
  expired_file: { rules: [{ kind: "expired_file", count: null }], losesFile: true },
  drop_socket: { rules: [{ kind: "drop_socket", count: 1 }] },
  silent_socket: { rules: [{ kind: "silent_socket", count: 1 }] },
  reconnect: { rules: [{ kind: "reconnect", count: 1 }] },
  lost_event: {
    rules: [{ kind: "lost_event", count: 2, methods: ["message_create"] }],
    needsConnection: true,
  },
  stale_session: {
    rules: [
      { kind: "stale_session", count: 1 },
      { kind: "drop_socket", count: 1 },
    ],
  },
  lost_history: {
    rules: [
      { kind: "lost_history", count: null },
      { kind: "stale_session", count: 1 },
      { kind: "drop_socket", count: 1 },
    ],
    losesHistory: true,
  },
  revoked: { rules: [], flips: "revoked", refuses: true },
};

/** Every switch of an account that a platform of the sandbox may have. */
export const SWITCHES: Readonly<Record<string, FaultRow>> = {
  revoked: ROWS.revoked,
  message_content: { rules: [], flips: "message_content" },
  members: { rules: [], flips: "members" },
};

export const isFaultKind = (kind: string): kind is FaultKind => Object.hasOwn(FAULTS, kind);
