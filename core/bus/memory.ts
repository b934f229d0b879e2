import type { Bus } from "./bus.ts";
import { Listeners } from "./listeners.ts";

/** Opens the bus of a hub that is one process: nothing leaves it, nothing can be lost on a wire. */
export function openMemoryBus(): Bus {
  const listeners = new Listeners();
  return {
    // A turn of the event loop later, as over a network: a publisher inside a transaction never runs a listener's code.
    publish: (topic, payload) => void setImmediate(() => listeners.deliver(topic, payload)),
    subscribe: async (topic, listener) => listeners.add(topic, listener),
    close: async () => listeners.clear(),
  };
}
