import type { z } from "zod";
import type { Transaction } from "../database/index.ts";
import type { DeepReadonly } from "../kernel/deep-readonly.ts";
import type { Facts } from "../kernel/errors.ts";
import type { Json } from "../kernel/json.ts";
import type { PerformingActor } from "./actor.ts";
import type { IdempotencyKey } from "./idempotency-key.ts";
import type { OperationErrors } from "./operation-errors.ts";
import type { Permission } from "./permissions.ts";
import type { Target } from "./target.ts";

/** Who performs an action, and from which address. */
export type By<A extends PerformingActor = PerformingActor> = {
  readonly actor: A;
  readonly ip?: string | null;
  /** Set where the caller may ask again: the same request is then answered alike, and done once. */
  readonly once?: IdempotencyKey | undefined;
};

/** An entry for the audit trail; the runner adds who and from where. Never secrets or message texts. */
export type AuditNote = {
  /** Noun first and in the past: `rule.created`. */
  readonly action: string;
  readonly target?: { readonly kind: string; readonly id: string } | null;
  readonly facts?: Facts;
};

/** What `perform` gets: everything happens in `tx`, or nothing does. */
export type ActionContext<Deps, A extends PerformingActor = PerformingActor> = By<A> & {
  readonly tx: Transaction;
  readonly deps: Deps;
  /** Leaves an entry in the audit trail, written last: entries of one organization queue for a lock. */
  note(entry: AuditNote): void;
};

/** The schema of what a caller says, or none. */
export type InputSchema = z.ZodType | undefined;
export type InputOf<S extends InputSchema> = S extends z.ZodType ? DeepReadonly<z.output<S>> : undefined;

/**
 * What a command needs before it performs the action: `confirm`, the presser's yes to a summary, bound to the object as it
 * was shown; `approve`, another member who holds the same permission; `page`, the pages, where the password can be asked
 * for. On the pages and over HTTP an action is performed as it is asked for.
 */
export type Risk = "confirm" | "approve" | "page";

/** How an action is taken back for a moment, where nobody has touched the same meanwhile. */
export type Undo<Deps, Found, A extends PerformingActor = PerformingActor> = {
  /** Reads what the action changes and nothing else: compared before it is put back. */
  read(tx: Transaction, found: Found): Promise<Json>;
  /** Puts back what was read before the action. */
  restore(context: ActionContext<Deps, A>, found: Found, before: Json): Promise<void>;
  /** Goes on after the commit. */
  complete?(deps: Deps, id: string): Promise<void> | void;
};

/**
 * A change of state as data. HTTP endpoints, rules, commands and bulk operations are bindings of it, so rights are equal
 * on every way in. `performAction` (core/audit) alone runs it.
 */
export type Action<
  Deps,
  Found,
  S extends InputSchema,
  Result,
  Prepared = undefined,
  A extends PerformingActor = PerformingActor,
> = {
  /** Noun and verb: `conversation.assign`. */
  readonly name: `${string}.${string}`;
  readonly summary: string;
  /** What the actor needs, judged on this very object. `signed_in`: it concerns the member alone. */
  readonly permission: Permission | "signed_in";
  readonly errors?: OperationErrors;
  readonly target: Target<Found>;
  /** What the caller says, in the shapes of the wire. */
  readonly input?: S;
  /** Where it leaves its record: a system message in the thread, an entry in the audit trail, or nowhere. */
  readonly record: "thread" | "audit" | "none";
  /** It gives or takes a way in: a session whose password was not given lately is asked for it. */
  readonly sensitive?: true;
  /** What a command needs first. What is sensitive is left to the pages. */
  readonly risk?: Risk;
  /** Its inverse, where it has one. */
  readonly undo?: Undo<Deps, Found, A>;
  /** Its answer holds a secret that is shown once: it is not kept for a repeated request. */
  readonly answersSecret?: true;
  /** Asks a platform or hashes a secret before the transaction begins, once the permission was judged in any scope. */
  prepare?(deps: Deps, by: By<A>, id: string, input: InputOf<S>): Promise<Prepared>;
  perform(
    context: ActionContext<Deps, A>,
    found: Found,
    input: InputOf<S>,
    prepared: Prepared,
  ): Promise<Result>;
  /** Goes on after the commit: tells a platform, begins a delivery. What it throws undoes nothing. */
  complete?(deps: Deps, result: Result, by: By<A>): Promise<void> | void;
};

/** An action in a list that has forgotten its shapes. */
export type AnyAction = {
  readonly name: string;
  readonly summary: string;
  readonly permission: Permission | "signed_in";
  readonly errors?: OperationErrors;
  readonly target: { readonly kind: string; readonly errors?: OperationErrors };
  readonly input?: InputSchema;
  readonly record: "thread" | "audit" | "none";
  readonly sensitive?: true;
  readonly risk?: Risk;
  readonly undo?: object;
  readonly answersSecret?: true;
};

/** What a command needs before it performs the action; null where it may just do it. */
export const riskOf = ({ risk, sensitive }: Pick<AnyAction, "risk" | "sensitive">): Risk | null =>
  risk ?? (sensitive ? "page" : null);

/** Gives a room its `action`: a change of state with a permission. Without `permission` it does not compile. */
export function actionsFor<Deps, A extends PerformingActor = PerformingActor>() {
  return function action<Found, Result, S extends InputSchema = undefined, Prepared = undefined>(
    definition: Action<Deps, Found, S, Result, Prepared, A>,
  ): Action<Deps, Found, S, Result, Prepared, A> {
    return definition;
  };
}
