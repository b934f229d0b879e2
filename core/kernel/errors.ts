/** What went wrong, in five kinds; `core/http/respond-to-error.ts` alone maps them to HTTP statuses. */
export type ErrorKind = "refused" | "missing" | "conflict" | "invalid" | "unavailable";

/** Values that explain an error to a person and to a log; never secrets. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** The one error class of the hub: `code` is for programs, `message` for people, `facts` for both. */
export class HubError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly facts: Facts;

  constructor(kind: ErrorKind, code: string, message: string, facts: Facts = {}) {
    super(message);
    this.name = "HubError";
    this.kind = kind;
    this.code = code;
    this.facts = facts;
  }
}

/** The actor may not do this (or is not known at all: code `sign_in_required`). */
export const refused = (code: string, message: string, facts?: Facts) =>
  new HubError("refused", code, message, facts);

/** The thing named does not exist for this actor. */
export const missing = (code: string, message: string, facts?: Facts) =>
  new HubError("missing", code, message, facts);

/** The request contradicts the present state. */
export const conflict = (code: string, message: string, facts?: Facts) =>
  new HubError("conflict", code, message, facts);

/** The request itself is wrong; the text says what and how to mend it. */
export const invalid = (code: string, message: string, facts?: Facts) =>
  new HubError("invalid", code, message, facts);

/** Something the hub depends on does not answer; trying again may help. */
export const unavailable = (code: string, message: string, facts?: Facts) =>
  new HubError("unavailable", code, message, facts);

/** The text of any thrown value, for logs and attempt records. */
export const errorMessage = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
