/** Tasks that take turns. One that fails is the last. */
export type Turns = {
  run(task: () => Promise<void>): void;
  /** Resolves once the tasks so far are done. */
  end(): Promise<void>;
};

/** Makes turns; `onFailure` is told once why they ended. */
export function createTurns(onFailure: (error: unknown) => void): Turns {
  let last: Promise<void> = Promise.resolve();
  let hasFailed = false;
  return {
    run(task) {
      last = last
        .then(() => (hasFailed ? undefined : task()))
        .catch((error: unknown) => {
          hasFailed = true;
          onFailure(error);
        });
    },
    end: () => last,
  };
}
