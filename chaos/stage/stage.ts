import type { Member } from "./member.ts";
import type { SimulatedPlatform } from "./platform.ts";

/** Everything on the machine that takes part in a run. */
export type Stage = {
  readonly mode: string;
  readonly platform: SimulatedPlatform;
  /** The hub's processes. */
  readonly members: readonly Member[];
  /** The database as its owner, around row-level security; the embedded one moves when it is taken over. */
  databaseUrl(): Promise<string>;
  /** Ends Postgres without a word; whoever runs it starts it again. */
  killPostgres(): Promise<void>;
  /** Ends Redis without a word and starts an empty one in its place; nothing where there is none. */
  wipeRedis(): Promise<void>;
  close(): Promise<void>;
};
