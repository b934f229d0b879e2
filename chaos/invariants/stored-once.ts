import { countBy } from "../count-by.ts";
import type { Invariant } from "./invariant.ts";

/** Nothing lost: what the platform was told is safe is stored, and once. */
export const storedOnce: Invariant = {
  name: "every acknowledged message is stored once",
  check({ accepted, stored, quarantined }) {
    const times = countBy(stored, (message) => message.key);
    const wrong = [...accepted]
      .filter((key) => times.get(key) !== 1)
      .map((key) => `${key} is stored ${times.get(key) ?? 0} times`);
    const invented = [...times.keys()]
      .filter((key) => !accepted.has(key))
      .map((key) => `${key} is stored, but was never acknowledged`);
    return [...wrong, ...invented, ...(quarantined > 0 ? [`${quarantined} events were not understood`] : [])];
  },
};
