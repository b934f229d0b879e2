import type { IdPrefix } from "./ids.ts";

/** An id of a kind as examples of the API show it. */
export const exampleId = <P extends IdPrefix>(prefix: P) =>
  `${prefix}_019ad2f3a41e7c2e9b5d6f8a01c3e7b4` as const;
