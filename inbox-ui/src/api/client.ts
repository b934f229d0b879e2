import type { OutputOf, BodyOf, MethodOf, PathOf, QueryOf } from "../../../hub/api.ts";

/** A refusal of the server, or a failure to reach it; `message` is for the user. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.facts = facts;
  }
}

/** Checks whether an error is the hub's response with this status. */
export const hasStatus = (error: unknown, status: number) =>
  error instanceof ApiError && error.status === status;

const ends = new EventTarget();

/** Calls back on every response that says the session has ended. */
export const onSessionEnd = (heard: () => void, signal: AbortSignal) =>
  ends.addEventListener("end", heard, { signal });

let askForPassword: () => Promise<boolean> = async () => false;

/** Sets what asks for the password where the hub wants it again; it resolves to whether the request may be repeated. */
export const onReauthentication = (ask: () => Promise<boolean>) => void (askForPassword = ask);

type Query = Readonly<Record<string, unknown>>;

/** The names in a path: `id` of `/members/:id`. */
type Names<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never;

/** The input of a route, from the server's own schemas. */
type RequestInput<M extends MethodOf, P extends string> = ([Names<P>] extends [never]
  ? unknown
  : { readonly params: Readonly<Record<Names<P>, string>> }) &
  ([BodyOf<M, P>] extends [undefined] ? unknown : { readonly body: BodyOf<M, P> }) & {
    readonly query?: QueryOf<M, P> | undefined;
    readonly signal?: AbortSignal | undefined;
  };

/**
 * Calls a route of the hub. The server's own types give its path, input and output. Leaves out `query` entries that
 * are null or undefined. Throws `ApiError`.
 */
export async function ask<M extends MethodOf, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[input]: unknown extends RequestInput<M, P>
    ? [input?: RequestInput<M, P>]
    : object extends RequestInput<M, P>
      ? [input?: RequestInput<M, P>]
      : [input: RequestInput<M, P>]
): Promise<OutputOf<M, P>> {
  const {
    params,
    body,
    query,
    signal,
  }: { params?: Readonly<Record<string, string>>; body?: unknown; query?: Query; signal?: AbortSignal } = {
    ...input,
  };
  const address =
    path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? "")) +
    toSearch(query ?? {});
  const sent =
    method === "get"
      ? {}
      : { body: JSON.stringify(body ?? {}), headers: { "content-type": "application/json" } };
  const init = {
    method: method.toUpperCase(),
    credentials: "same-origin",
    ...sent,
    ...(signal ? { signal } : {}),
  } as const;
  try {
    return (await send(address, init)) as OutputOf<M, P>;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "reauthentication_required") throw error;
    if (!(await askForPassword())) throw error;
    return (await send(address, init)) as OutputOf<M, P>;
  }
}

async function send(address: string, init: RequestInit): Promise<unknown> {
  const response = await reach(address, init);
  const answer = await readJson(response);
  if (!response.ok) throw refusal(response.status, answer);
  return answer;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api${path}`, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, "unreachable", "Couldn't reach the server.");
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Turns a failed response into an error with a code and a message. */
export function refusal(status: number, answer: unknown): ApiError {
  if (status === 401) ends.dispatchEvent(new Event("end"));
  const said =
    typeof answer === "object" && answer !== null
      ? (answer as { code?: unknown; message?: unknown; facts?: unknown })
      : {};
  const facts =
    typeof said.facts === "object" && said.facts !== null ? (said.facts as Record<string, unknown>) : {};
  return new ApiError(
    status,
    typeof said.code === "string" ? said.code : `status_${status}`,
    typeof said.message === "string" ? said.message : `Something went wrong (${status}). Try again.`,
    facts,
  );
}

function toSearch(query: Query): string {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries)}`;
}

/** Parses JSON of our own hub without a check. */
export const trusted = <T>(json: string): T => JSON.parse(json) as T;
