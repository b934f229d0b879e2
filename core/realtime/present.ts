import type { Live, StreamEvent } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { unsafeCast } from "../kernel/trust.ts";
import type { HubEvent } from "../outbox/index.ts";

/** Answers what live pages are told of the events, in their order: each room presents its own. */
export async function presentEvents(
  tx: Transaction,
  rooms: readonly Live[],
  events: readonly HubEvent[],
): Promise<StreamEvent[]> {
  const presented: (StreamEvent | null)[] = events.map(() => null);
  for (const room of rooms) {
    const places = events.flatMap(({ kind }, place) => (room.kinds.includes(kind) ? [place] : []));
    if (places.length === 0) continue;
    // A room is given events of its own kinds only, which the list of rooms has forgotten.
    const own = unsafeCast<readonly never[]>(places.map((place) => events[place]));
    const told = await room.present(tx, own);
    places.forEach((place, at) => (presented[place] = told[at] ?? null));
  }
  return presented.filter((event) => event !== null);
}
