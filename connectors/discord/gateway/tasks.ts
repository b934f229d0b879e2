/** Work that is done one after the other, so that a restart does not ask Discord for everything at once. */
export type Tasks = {
  add(task: () => Promise<void>): void;
  onFailure(fail: (error: unknown) => void): void;
};

/** Makes a queue of tasks; none begins once `signal` has ended it. */
export function createTasks(signal: AbortSignal): Tasks {
  let work: Promise<void> = Promise.resolve();
  let fail: (error: unknown) => void = () => {};
  return {
    add(task) {
      work = work
        .then(() => (signal.aborted ? undefined : task()))
        .catch((error: unknown) => {
          if (!signal.aborted) fail(error);
        });
    },
    onFailure(report) {
      fail = report;
    },
  };
}
