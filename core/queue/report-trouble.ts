import { log } from "../kernel/log.ts";

const SAY_AGAIN_AFTER_MS = 30_000;

/** Makes a reporter that logs the same text once in half a minute: each connection of an idle queue complains of a lost store at every try. */
export function troubleReporter(store: string): (thrown: Error) => void {
  const saidAt = new Map<string, number>();
  return ({ message }) => {
    if (Date.now() - (saidAt.get(message) ?? 0) < SAY_AGAIN_AFTER_MS) return;
    saidAt.set(message, Date.now());
    log.warn({ store }, `The queue has trouble with its store: ${message}`);
  };
}
