/** How long a platform may take to respond. */
const PATIENCE_MS = 20_000;

/** Resolves to what a platform answers, or to `late` where it takes too long. */
export async function withinPatience<T>(question: () => Promise<T>, late: () => T): Promise<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  const timer = setTimeout(() => resolve(late()), PATIENCE_MS);
  try {
    return await Promise.race([question(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
