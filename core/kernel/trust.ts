/**
 * Takes our own word for a value's shape: a row or message that only this program writes. Never for anything that came
 * from outside; that is read with a schema.
 */
export const asWritten = <T>(value: unknown): T => value as T;
