import type { Bot, World } from "../world.ts";
import type { Params } from "./params.ts";

/** A call of a bot. `reply` performs the call that a webhook's response may contain. */
export type Call = {
  readonly world: World;
  readonly bot: Bot;
  readonly params: Params;
  readonly method: string;
  readonly reply: (bot: Bot, reply: unknown) => void;
};
export type Outcome = { readonly result: unknown; readonly description?: string };
export type Method = (call: Call) => Outcome | Promise<Outcome>;

/** The most common outcome. */
export const done: Outcome = { result: true };
