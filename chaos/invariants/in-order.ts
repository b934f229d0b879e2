import type { Invariant } from "./invariant.ts";

/** Checks that a thread is in its customer's order, whatever order the webhooks came in. */
export const inOrder: Invariant = {
  name: "every thread is in the provider's order",
  check({ stored }) {
    const latest = new Map<string, number>();
    return stored.flatMap(({ chat, key }) => {
      const [before, number] = [latest.get(chat) ?? 0, Number(key.split(":").at(-1))];
      latest.set(chat, number);
      return number < before ? [`${key} is read after message ${before}`] : [];
    });
  },
};
