import type { Invariant } from "./invariant.ts";

/** Nothing but kill -9 ends a process of the hub. */
export const noExit: Invariant = { name: "no process ended by itself", check: ({ exits }) => exits };
