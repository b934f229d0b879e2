import type { Evidence } from "../evidence.ts";

/** A condition that must hold after every run. `check` returns a sentence for each violation. */
export type Invariant = { readonly name: string; readonly check: (evidence: Evidence) => readonly string[] };
