import type { Bot, World } from "../world.ts";
import type { Params } from "./params.ts";

/** One call of a bot. `reply` performs the call that a webhook's answer may ask for. */
export type Call = {
  readonly world: World;
  readonly bot: Bot;
  readonly params: Params;
  readonly method: string;
  readonly reply: (bot: Bot, reply: unknown) => void;
};
export type Outcome = { readonly result: unknown; readonly description?: string };
export type Method = (call: Call) => Outcome | Promise<Outcome>;

/** The commonest outcome. */
export const done: Outcome = { result: true };
