import type { Context } from "hono";
import { z } from "zod";
import type { Database } from "../database/index.ts";
import type { OrganizationId } from "../kernel/ids.ts";
import type { DeepReadonly } from "../kernel/deep-readonly.ts";
import type { Actor, MemberActor, VisitorActor } from "./actor.ts";
import type { AnyAction } from "./action.ts";
import type { IdempotencyKey } from "./idempotency-key.ts";
import type { OperationErrors } from "./operation-errors.ts";
import type { Permission } from "./permissions.ts";

/** What middleware knows of every request. */
export type HubEnv = {
  Variables: {
    requestId: string;
    ip: string;
    /** Whose world of the sandbox is asked for, where each organization has its own. */
    organizationId?: OrganizationId;
  };
};
export type HubContext = Context<HubEnv>;

export type Method = "get" | "post" | "put" | "patch" | "delete";

/**
 * Who may call a route: holders of a permission, any member in person (`signed_in`), any member or a program with a key of
 * theirs (`member`), a website's visitor, or everybody.
 */
export type Access = Permission | "signed_in" | "member" | "visitor" | "public";

type Shape = z.ZodType | undefined;
type Parsed<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined;
type Output<S extends Shape> = S extends z.ZodType ? DeepReadonly<z.input<S>> | Response : void | Response;

/** A route's definition, as data: the router, the API description and the walking test all read it. */
export type EndpointDefinition<
  P extends Shape,
  Q extends Shape,
  B extends Shape,
  A extends Shape,
  D extends Access,
> = {
  readonly method: Method;
  /** Hono's spelling, below `/api`: `/members/:id`. */
  readonly path: `/${string}`;
  readonly operationId: string;
  readonly permission: D;
  readonly summary: string;
  /** What it refuses by its own rules; an action's are known. */
  readonly errors?: OperationErrors;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The only fields that leave; whatever else a row holds is dropped. */
  readonly output?: A;
  /** 200, or 204 without `output`. */
  readonly status?: 200 | 201 | 202;
  /** The content type of a Response it makes by itself, where that has a body. */
  readonly sends?: "application/octet-stream" | "text/event-stream";
  /** It reads a form with a file in the field `file`, instead of JSON. */
  readonly takesFile?: true;
  /** What it performs, where it changes something: the access walk reads it. */
  readonly action?: AnyAction;
  /** A repeated request with the same idempotency key gets the first answer, though no one action stands behind it: it sees to that by `once`. */
  readonly repeatable?: true;
  /** It writes to the raw response, which middleware that sets headers afterwards would break. */
  readonly streams?: true;
  /** Bytes of JSON a request may bring; 1 MB, or 64 kB at a public endpoint, unless told. */
  readonly maxBody?: number;
};

/** What a route receives, read and checked. */
export type Call<Deps, P extends Shape, Q extends Shape, B extends Shape, D extends Access> = {
  readonly deps: Deps;
  readonly database: Database;
  readonly actor: D extends Permission | "signed_in" | "member"
    ? MemberActor
    : D extends "visitor"
      ? VisitorActor
      : Actor | undefined;
  readonly params: Parsed<P>;
  readonly query: Parsed<Q>;
  readonly body: Parsed<B>;
  /** The caller's address, for the audit trail. */
  readonly ip: string;
  /** The request's idempotency key, where it has one and the endpoint takes one. */
  readonly once: IdempotencyKey | undefined;
  /** For what JSON cannot say: files, streams, cookies. */
  readonly context: HubContext;
};

/**
 * Whether a repeated request with the same key gets the first answer. Replies and notes bring a `clientKey` in their body.
 * What needs a session is for people, whose passwords are not to be remembered in any shape.
 */
export const takesIdempotencyKey = ({
  action,
  body,
  repeatable,
}: Pick<Endpoint<never>, "action" | "body" | "repeatable">): boolean =>
  (repeatable === true || (action !== undefined && action.permission !== "signed_in")) &&
  !(body instanceof z.ZodObject && "clientKey" in body.shape);

/** A route as a list of a room holds it; `mountEndpoints` alone calls it, after the actor's access was checked. */
export type Endpoint<Deps> = EndpointDefinition<Shape, Shape, Shape, Shape, Access> & {
  perform(call: Call<Deps, Shape, Shape, Shape, Access>): Promise<unknown>;
};

/** What clients may know of a route: `Api` (hub/api.ts) gathers them, and the pages' client is typed by it. Never a value. */
export type Known<
  M extends Method,
  Path extends string,
  Q extends Shape,
  B extends Shape,
  A extends Shape,
> = {
  readonly known?: {
    readonly method: M;
    readonly path: Path;
    readonly query: Input<Q>;
    readonly body: Input<B>;
    readonly output: A extends z.ZodType ? z.output<A> : undefined;
  };
};
type Input<S extends Shape> = S extends z.ZodType ? DeepReadonly<z.input<S>> : undefined;

/**
 * Gives a room its `endpoint`: a route with a permission, checked input and declared output. Without `permission` it
 * does not compile.
 *
 * The output is a value of `output`'s shape, or a `Response` where JSON does not do.
 */
export function endpointsFor<Deps extends { readonly database: Database }>() {
  return function endpoint<
    const M extends Method,
    const Path extends `/${string}`,
    D extends Access,
    P extends Shape = undefined,
    Q extends Shape = undefined,
    B extends Shape = undefined,
    A extends Shape = undefined,
  >(
    definition: EndpointDefinition<P, Q, B, A, D> & { readonly method: M; readonly path: Path },
    perform: (call: Call<Deps, P, Q, B, D>) => Promise<Output<A>>,
  ): Endpoint<Deps> & Known<M, Path, Q, B, A> {
    // The mount has parsed exactly these schemas and required exactly this access, which the list's type has forgotten.
    return { ...definition, perform };
  };
}
