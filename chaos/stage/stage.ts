import type { Member } from "./member.ts";
import type { SimulatedPlatform } from "./platform.ts";

/** Everything on the machine that takes part in a run. */
export type Stage = {
  readonly mode: string;
  readonly platform: SimulatedPlatform;
  /** The hub's processes. */
  readonly members: readonly Member[];
  /**
   * Returns the owner's database address, which bypasses row-level security. The embedded database moves when it is
   * taken over.
   */
  databaseUrl(): Promise<string>;
  /** Kills Postgres; its owner starts it again. */
  killPostgres(): Promise<void>;
  /** Kills Redis and starts an empty one in its place. Does nothing where there is no Redis. */
  wipeRedis(): Promise<void>;
  close(): Promise<void>;
};
