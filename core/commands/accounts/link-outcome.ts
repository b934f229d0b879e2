import type { Told } from "./tell-chat.ts";

/** What came of `/link`. */
export type LinkOutcome =
  /** A code for the customer's other account. */
  | { readonly kind: "made"; readonly code: string }
  /** A member's code: they confirm on the page. */
  | { readonly kind: "presented" }
  /** A customer's code: the first chat is asked. */
  | { readonly kind: "asked"; readonly told: Told }
  /** The code does not count; whether there is such a code is not said. */
  | { readonly kind: "wrong" }
  | { readonly kind: "too_many" }
  /** A code that everybody in the group could read: it is worth nothing now, if there was one. */
  | { readonly kind: "shown" }
  | { readonly kind: "own_code" }
  /** Both accounts are the same contact already. */
  | { readonly kind: "known" }
  | { readonly kind: "confirmed"; readonly told: Told }
  | { readonly kind: "declined"; readonly told: Told }
  /** Nothing waits for a yes or a no. */
  | { readonly kind: "nothing" }
  /** The account acts for a member. */
  | { readonly kind: "acts"; readonly name: string };
