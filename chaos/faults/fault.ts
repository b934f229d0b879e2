import type { ConnectedBot } from "../../hub/testing/connect-telegram.ts";
import type { Dice } from "../../sandbox/telegram/faults/dice.ts";
import type { Stage } from "../stage/stage.ts";

/** Something that goes wrong in the middle of a run. `strike` resolves once whoever was hit is back. */
export type Fault = {
  readonly name: string;
  readonly strike: (stage: Stage, tools: FaultTools) => Promise<void>;
};

export type FaultTools = {
  readonly roll: Dice;
  readonly bot: ConnectedBot;
  /**
   * Lets time pass for the leases in the database, where a run must not wait for them; real runs only wait. Called only
   * while whoever holds the leases is dead or stopped.
   */
  readonly endLeases: () => Promise<void>;
  /** Resolves when every lease of now has ended; at once where `endLeases` has ended them. */
  readonly outlastLeases: () => Promise<void>;
};
