import type { Evidence } from "../evidence.ts";

/** What must hold after every run, and a sentence for each place where it does not. */
export type Invariant = { readonly name: string; readonly check: (evidence: Evidence) => readonly string[] };
