import { takesIdempotencyKey, type Access, type Endpoint, type OperationErrors } from "../../access/index.ts";
import type { ErrorKind } from "../../kernel/errors.ts";
import { statusOf } from "../respond-to-error.ts";

/** Codes by status, in the order of the statuses. */
export type ErrorsByStatus = ReadonlyMap<number, readonly string[]>;

/** Lists the errors that an operation has: by its access, its shape, its action's target and its own rules. */
export function errorsOf(endpoint: Endpoint<never>): ErrorsByStatus {
  const { action, errors } = endpoint;
  const byStatus = new Map<number, Set<string>>();
  const all = [
    errorsByAccess(endpoint),
    errorsByShape(endpoint),
    action?.target.errors,
    action?.errors,
    errors,
  ];
  for (const some of all)
    for (const [kind, code] of pairsOf(some)) {
      const status = statusOf({ kind, code });
      byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
    }
  return new Map([...byStatus].toSorted(([a], [b]) => a - b).map(([status, codes]) => [status, [...codes]]));
}

function errorsByAccess({ permission, method, action }: Endpoint<never>): OperationErrors {
  const foreign = method === "get" ? [] : ["origin_refused"];
  if (permission === "public") return { refused: foreign };
  return {
    refused: [
      "sign_in_required",
      ...refusedTo(permission),
      ...(action?.sensitive ? ["reauthentication_required"] : []),
      ...foreign,
      "too_many_requests",
    ],
  };
}

function refusedTo(permission: Access): readonly string[] {
  if (permission === "member") return [];
  return [permission === "signed_in" ? "session_required" : "permission_missing"];
}

function errorsByShape(endpoint: Endpoint<never>): OperationErrors {
  const { params, query, body, action } = endpoint;
  const once = takesIdempotencyKey(endpoint);
  return {
    invalid: [
      ...(params || query || body ? ["request_invalid"] : []),
      ...(once ? ["idempotency_key_malformed"] : []),
      ...(body ? ["body_not_json", "body_incomplete", "body_too_slow", "body_too_large"] : []),
    ],
    ...(once && {
      conflict: ["idempotency_key_taken", ...(action?.answersSecret ? ["answer_not_kept"] : [])],
    }),
  };
}

const pairsOf = (errors: OperationErrors | undefined): readonly (readonly [ErrorKind, string])[] =>
  KINDS.flatMap((kind) => (errors?.[kind] ?? []).map((code) => [kind, code] as const));

const KINDS: readonly ErrorKind[] = ["refused", "missing", "conflict", "invalid", "unavailable"];
