/** Says whether a field announces anything: some libraries write all fields, empty or false. */
export const isTold = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== false &&
  value !== "" &&
  !(Array.isArray(value) && value.length === 0);
