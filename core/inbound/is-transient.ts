import { errorMessage } from "../kernel/errors.ts";

/**
 * SQLSTATE classes of faults that are not the payload's: connection, rollback, resources, operator, disk, a read-only
 * standby and an unavailable lock.
 */
const AWAY = /^(08|40|53|57|58|25006|55P03)/;

/** Node's codes for a broken or missing connection. */
const CUT = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/;

/** The driver's errors without a code. Whole texts are compared, so that a contact's own words never make an error look transient. */
const SAID =
  /^(Connection terminated( unexpectedly| due to connection timeout)?|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered a connection error and|was closed and) is not queryable|Cannot use a pool after calling end on the pool)$/;

/** Says whether an error is not the payload's fault, so that the platform must deliver it again. */
export const isTransient = (error: unknown): boolean =>
  AWAY.test(codeOf(error)) || CUT.test(codeOf(error)) || SAID.test(errorMessage(error));

/** Says whether a concurrent change collided (SQLSTATE class 23). A second attempt sees that change. */
export const isCollision = (error: unknown): boolean => codeOf(error).startsWith("23");

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";
