/** How a batcher groups: at most `max` items a run, at most `inFlight` runs at a time. */
export type BatchLimits = { readonly max: number; readonly inFlight: number };

const LIMITS: BatchLimits = { max: 64, inFlight: 2 };

type Waiting<In, Out> = {
  readonly item: In;
  readonly resolve: (result: Out) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Groups items into runs without a timer: an idle batcher runs at once, a busy one then takes all waiting items. `run`
 * returns one result per item, in order. When a run fails, each item runs alone, so that a poison item fails by itself.
 */
export function createBatcher<In, Out>(
  run: (items: readonly In[]) => Promise<readonly Out[]>,
  limits: BatchLimits = LIMITS,
): (item: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = [];
  let running = 0;

  const start = () => {
    while (running < limits.inFlight && waiting.length > 0) {
      running += 1;
      void settle(run, waiting.splice(0, limits.max)).finally(() => {
        running -= 1;
        start();
      });
    }
  };

  return (item) =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (waiting.length === 1) setImmediate(start);
    });
}

async function settle<In, Out>(
  run: (items: readonly In[]) => Promise<readonly Out[]>,
  group: readonly Waiting<In, Out>[],
): Promise<void> {
  try {
    answer(group, await run(group.map((one) => one.item)));
  } catch (error) {
    const [alone] = group;
    if (group.length === 1 && alone) return alone.reject(error);
    await Promise.all(group.map((one) => settle(run, [one])));
  }
}

function answer<In, Out>(group: readonly Waiting<In, Out>[], results: readonly Out[]): void {
  if (results.length !== group.length)
    throw new Error(`A batch of ${group.length} was answered with ${results.length} results.`);
  group.forEach((one, index) => one.resolve(results[index] as Out));
}
