import type { StageNews } from "./control-api.ts";
import type { Faults } from "./faults.ts";
import type { HoldBody } from "./hold-body.ts";
import type { WireEntry } from "./wire-entry.ts";

/** What the stage needs of a world, whatever platform plays in it. */
export type StageWorld = {
  /** How many recorded sends and wire entries each account keeps. */
  readonly limits: { readonly sends: number; readonly wire: number };
  readonly counters: { event: number };
  readonly listeners: Set<(event: StageEvent) => void>;
  readonly closing: AbortController;
  /** Reads every request body. */
  readonly holdBody: HoldBody;
  /** Says whether a webhook may be called. */
  readonly mayCall: (address: URL) => boolean;
  /** Grows with every change, so that an unchanged world is not saved again. */
  revision: number;
};

/** What the stage needs of an account that a hub connects, such as a bot. */
export type StageAccount<Send = unknown> = {
  readonly token: string;
  readonly faults: Faults;
  readonly sends: Send[];
  readonly wire: WireEntry[];
};

/** News for the pages that watch one account. */
export type StageEvent = { readonly token: string; readonly news: StageNews };

/** Marks a change and publishes it to every watching page. The news are worded only if somebody watches. */
export function publish(
  world: StageWorld,
  { token }: Pick<StageAccount, "token">,
  word: () => StageNews,
): void {
  world.revision += 1;
  if (world.listeners.size === 0) return;
  const event = { token, news: word() };
  for (const listener of world.listeners) listener(event);
}
