/** Runs an access to the browser's storage. A page may forbid it; the chat then lasts as long as the page. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
