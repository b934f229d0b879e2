import type { ConnectedBot } from "../../hub/testing/connect-telegram.ts";
import type { Dice } from "../../sandbox/stage/dice.ts";
import type { Stage } from "../stage/stage.ts";

/** A fault in the middle of a run. `strike` resolves once every process it hit is back. */
export type Fault = {
  readonly name: string;
  readonly strike: (stage: Stage, tools: FaultTools) => Promise<void>;
};

export type FaultTools = {
  readonly roll: Dice;
  readonly bot: ConnectedBot;
  /**
   * Ends the leases in the database when a run must not wait for them; real runs only wait. Call it only while the
   * processes that hold the leases are dead or stopped.
   */
  readonly endLeases: () => Promise<void>;
  /** Resolves when every current lease has ended; at once when `endLeases` has ended them. */
  readonly outlastLeases: () => Promise<void>;
};
