/** Work that is done one after the other, so that a restart does not ask Discord for everything at once. */
export type Tasks = {
  /** A task says whether it got everything. */
  add(task: () => Promise<boolean>): void;
  /** Whether all tasks so far got everything. */
  isComplete(): boolean;
  onFailure(fail: (error: unknown) => void): void;
};

/** Makes a queue of tasks; none begins once `signal` has ended it. */
export function createTasks(signal: AbortSignal): Tasks {
  let work: Promise<void> = Promise.resolve();
  let isComplete = true;
  let fail: (error: unknown) => void = () => {};
  return {
    add(task) {
      work = work
        .then(async () => {
          if (!signal.aborted && !(await task())) isComplete = false;
        })
        .catch((error: unknown) => {
          if (!signal.aborted) fail(error);
        });
    },
    isComplete: () => isComplete,
    onFailure(report) {
      fail = report;
    },
  };
}
