import { log } from "../../kernel/log.ts";

/** How often the log says that events of unknown accounts came. */
const SAID_EVERY_MS = 60_000;

type Count = { events: number; saidAt: number };

const counts = new Map<string, Count>();

/** Counts an event of an app for an account that no channel has, and logs how many there were. An app may be installed where this hub is not used. */
export function countStranger(connector: string, appKey: string, now = Date.now()): number {
  const count = counts.get(appKey) ?? { events: 0, saidAt: 0 };
  counts.set(appKey, count);
  count.events += 1;
  const { events } = count;
  if (now - count.saidAt >= SAID_EVERY_MS) {
    log.warn({ connector, appKey, events }, "events for accounts that are not connected were not stored");
    Object.assign(count, { events: 0, saidAt: now });
  }
  return events;
}
