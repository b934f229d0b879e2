/** The counts of acknowledged messages at which faults strike. */
export type Steps = { reached(acknowledged: number): void; at(index: number): Promise<void> };

/** Spreads `count` moments evenly over the messages. */
export function createSteps(count: number, messages: number): Steps {
  const steps = Array.from({ length: count }, (_, index) => ({
    from: Math.floor((messages * (index + 1)) / (count + 1)),
    ...Promise.withResolvers<void>(),
  }));
  return {
    reached(acknowledged) {
      for (const step of steps) if (acknowledged >= step.from) step.resolve();
    },
    at: (index) => steps[index]?.promise ?? Promise.resolve(),
  };
}
