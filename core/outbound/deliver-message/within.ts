/** Waits so long for a platform's answer. A lease outlasts it, so that a call which hangs is reported rather than taken over. */
export async function within<Answer>(
  timeoutMs: number,
  answer: Promise<Answer>,
  silent: (reason: string) => Answer,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<Answer>((resolve) => {
    timer = setTimeout(
      () => resolve(silent(`The platform did not respond within ${timeoutMs / 1000} s.`)),
      timeoutMs,
    );
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}
