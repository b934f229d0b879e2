import { errorMessage } from "../kernel/errors.ts";
import type { JsonObject } from "../kernel/json.ts";
import { log } from "../kernel/log.ts";
import type { Listener, Unsubscribe } from "./bus.ts";

/** Holds the listeners of this process by topic; both buses deliver through it. */
export class Listeners {
  readonly #byTopic = new Map<string, Set<{ hear: Listener }>>();

  /** The topics with listeners. */
  get topics(): string[] {
    return [...this.#byTopic.keys()];
  }

  /** Adds a listener; `onLast` runs when the topic loses its last one. */
  add(topic: string, hear: Listener, onLast: () => void = () => {}): Unsubscribe {
    // A separate entry, so that a function subscribed twice is called twice and unsubscribed once.
    const entry = { hear };
    const entries = this.#byTopic.get(topic) ?? new Set();
    this.#byTopic.set(topic, entries.add(entry));
    return () => {
      if (!entries.delete(entry) || entries.size > 0) return;
      this.#byTopic.delete(topic);
      onLast();
    };
  }

  /** Delivers one event to every present listener. */
  deliver(topic: string, payload: JsonObject): void {
    for (const { hear } of this.#byTopic.get(topic) ?? []) tell(hear, topic, payload);
  }

  /** Removes every listener. */
  clear(): void {
    for (const entries of this.#byTopic.values()) entries.clear();
    this.#byTopic.clear();
  }
}

function tell(hear: Listener, topic: string, payload: JsonObject): void {
  try {
    hear(payload);
  } catch (thrown) {
    log.error({ topic, err: thrown }, `A listener of the bus failed: ${errorMessage(thrown)}`);
  }
}
