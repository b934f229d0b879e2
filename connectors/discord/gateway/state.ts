import { z } from "zod";
import type { JsonObject } from "../../../core/kernel/json.ts";
import { isSnowflake, newerOf } from "../ids.ts";

const id = z.string().refine(isSnowflake);
const session = z.object({ id: z.string(), seq: z.int().min(0), url: z.string(), shards: z.int().min(1) });
const newest = z.record(id, id);

const state = z.object({
  /** By the number of the shard. */
  sessions: z.record(z.string(), session).default({}),
  /** The newest message of each channel of a server. */
  channels: newest.default({}),
  /** The newest message of each direct conversation, which Discord does not list for bots. */
  direct: newest.default({}),
  /** When the account was connected; null where that was not noted yet. */
  since: z.iso.datetime().nullable().default(null),
  /** When the last event was stored. */
  at: z.iso.datetime().nullable().default(null),
  /** Servers with an outage, by id: until when what they tell was stored. */
  late: z.record(id, z.iso.datetime()).default({}),
  /** Whether messages from before a session are still being fetched. */
  unfinished: z.boolean().default(false),
});

/** What a gateway saves, to go on where it stopped. */
export type GatewayState = z.infer<typeof state>;
export type Session = z.infer<typeof session>;

/** Reads a saved state; one that makes no sense is like none. A session whose back-fill did not finish begins anew. */
export function readState(saved: JsonObject | null): GatewayState {
  const read = state.safeParse(saved ?? {}).data ?? state.parse({});
  return read.unfinished ? { ...read, sessions: {} } : read;
}

/** Remembers the newest message of a channel. The channel that was written in last stands last. */
export function noteNewest(of: Record<string, string>, channel: string, message: string): void {
  const known = of[channel];
  const next = known === undefined ? message : newerOf(known, message);
  delete of[channel];
  of[channel] = next;
}

const CHANNELS_MAX = 5_000;

/** Returns what is saved of them: the quietest channels are forgotten. */
export const busiest = (of: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(of).slice(-CHANNELS_MAX));

const [PAUSE_MS, PAUSE_MAX_MS] = [1_000, 10_000];

/** How long after a save the next one is due while events come: the more is saved, the longer. A crash repeats what came since, and the hub knows it by its keys. */
export const pauseAfter = ({ channels, direct }: GatewayState): number =>
  Math.min(PAUSE_MAX_MS, PAUSE_MS + Object.keys(channels).length + Object.keys(direct).length);
