import type { ErrorKind } from "../kernel/errors.ts";

/** Codes of the errors that an operation has by its own rules, by kind. What follows from its access, its shape and its target is known without. */
export type OperationErrors = Readonly<Partial<Record<ErrorKind, readonly string[]>>>;
