import type { z } from "zod";
import {
  endpointsFor,
  type Action,
  type Endpoint,
  type InputSchema,
  type Known,
  type MemberActor,
  type Method,
} from "../access/index.ts";
import type { Database, Transaction } from "../database/index.ts";
import type { DeepReadonly } from "../kernel/deep-readonly.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { performAction } from "./perform-action.ts";

type Shape = z.ZodType | undefined;

/** Where an action can be reached over HTTP. Its permission, summary and body are the action's own. */
export type HttpBinding<M extends Method, Path extends string, P extends Shape, A extends Shape> = {
  readonly method: M;
  readonly path: Path;
  readonly operationId: string;
  /** The object's id is `id`; without params the action concerns the organization. */
  readonly params?: P;
  readonly output?: A;
  readonly status?: 200 | 201 | 202;
};

/** What the answer is made of, read in the transaction of the change. */
export type Changed<Deps, Found, Result> = {
  readonly tx: Transaction;
  readonly deps: Deps;
  readonly actor: MemberActor;
  readonly found: Found;
  readonly result: Result;
};

type Answered<A extends Shape> = A extends z.ZodType ? DeepReadonly<z.input<A>> : void;

/** Gives a room its `bind`: an endpoint that performs an action and answers what it made. */
export function bindingsFor<Deps extends { readonly database: Database }>() {
  return function bind<
    Found,
    S extends InputSchema,
    Result,
    Prepared,
    const M extends Method,
    const Path extends `/${string}`,
    P extends Shape = undefined,
    A extends Shape = undefined,
  >(
    action: Action<Deps, Found, S, Result, Prepared, MemberActor>,
    binding: HttpBinding<M, Path, P, A>,
    present?: (changed: Changed<Deps, Found, Result>) => Promise<Answered<A>>,
  ): Endpoint<Deps> & Known<M, Path, undefined, S, A> {
    const endpoint = endpointsFor<Deps>();
    const definition = {
      ...binding,
      permission: action.permission,
      summary: action.summary,
      action,
      ...(action.input && { body: action.input }),
    };
    return unsafeCast(
      endpoint(definition, ({ deps, actor, ip, once, params, body }) =>
        performAction(
          deps,
          action,
          { actor, ip, once },
          idOf(params),
          unsafeCast(body),
          async (tx, result, found) =>
            unsafeCast(present ? await present({ tx, deps, actor, found, result }) : undefined),
        ),
      ),
    );
  };
}

const idOf = (params: unknown): string => {
  const id: unknown = typeof params === "object" && params !== null && "id" in params ? params.id : "";
  return typeof id === "string" ? id : "";
};
