/**
 * Casts a value that only this program writes, such as a row or a message. Parse values from outside with a schema instead.
 */
export const unsafeCast = <T>(value: unknown): T => value as T;
