/** What the server refused, or why it could not be asked; `message` is for the person. */
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

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Reads; `query` entries that are null or undefined are left out. */
export const get = <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> => call<T>("GET", path + toSearch(query), undefined, signal);
export const post = <T>(path: string, body: unknown = {}): Promise<T> => call<T>("POST", path, body);
export const put = <T>(path: string, body: unknown = {}): Promise<T> => call<T>("PUT", path, body);
export const patch = <T>(path: string, body: unknown): Promise<T> => call<T>("PATCH", path, body);
export const remove = <T = void>(path: string): Promise<T> => call<T>("DELETE", path);

async function call<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await reach(path, { method, credentials: "same-origin", ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }), ...(signal ? { signal } : {}) });
  const answer = await readJson(response);
  if (!response.ok) throw refusal(response.status, answer);
  return answer as T;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api${path}`, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, "unreachable", "The hub cannot be reached.");
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

/** Turns an answer that is not a success into an error with a code and words. */
export function refusal(status: number, answer: unknown): ApiError {
  const said = typeof answer === "object" && answer !== null ? (answer as { code?: unknown; message?: unknown; facts?: unknown }) : {};
  const facts = typeof said.facts === "object" && said.facts !== null ? (said.facts as Record<string, unknown>) : {};
  return new ApiError(status, typeof said.code === "string" ? said.code : `status_${status}`, typeof said.message === "string" ? said.message : `The hub answered ${status}.`, facts);
}

function toSearch(query: Query): string {
  const entries = Object.entries(query).flatMap(([name, value]) => (value === null || value === undefined || value === "" ? [] : [[name, String(value)]]));
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries)}`;
}

/** JSON of our own hub, taken at its word. */
export const trusted = <T>(json: string): T => JSON.parse(json) as T;
