const PAUSE_MS = 400;

/** Calls once for a burst of events, shortly after it began. */
export function oncePerBurst(ask: () => void): () => void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  return () => {
    pause ??= setTimeout(() => {
      pause = undefined;
      ask();
    }, PAUSE_MS);
  };
}
