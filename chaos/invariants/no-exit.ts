import type { Invariant } from "./invariant.ts";

/** Checks that only kill -9 ended processes of the hub. */
export const noExit: Invariant = { name: "no process ended by itself", check: ({ exits }) => exits };
