import { textOf } from "../kernel/errors.ts";

/**
 * SQLSTATE classes that say nothing against the payload: connection, rollback, resources, operator, disk; a standby that
 * does not write yet; a lock not to be had.
 */
const AWAY = /^(08|40|53|57|58|25006|55P03)/;

/** Node's words for a broken or missing connection. */
const CUT = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/;

/** What the driver says without a code. Whole sentences: a customer's own words must never make their message look passing. */
const SAID =
  /^(Connection terminated( unexpectedly| due to connection timeout)?|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered a connection error and|was closed and) is not queryable|Cannot use a pool after calling end on the pool)$/;

/** Whether an error is no fault of what was to be stored: the platform must deliver it again. */
export const isTransient = (error: unknown): boolean =>
  AWAY.test(codeOf(error)) || CUT.test(codeOf(error)) || SAID.test(textOf(error));

/** Whether somebody else's change came between: class 23 of SQLSTATE. Once more sees the world as it is then. */
export const isCollision = (error: unknown): boolean => codeOf(error).startsWith("23");

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";
