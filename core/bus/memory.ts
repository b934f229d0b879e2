import type { Bus } from "./bus.ts";
import { Listeners } from "./listeners.ts";

/** Opens the bus of a hub with one process, in memory. */
export function openMemoryBus(): Bus {
  const listeners = new Listeners();
  return {
    // Delivery waits a turn of the event loop, so that a publisher inside a transaction never runs a listener's code.
    publish: (topic, payload) => void setImmediate(() => listeners.deliver(topic, payload)),
    subscribe: async (topic, listener) => listeners.add(topic, listener),
    close: async () => listeners.clear(),
  };
}
