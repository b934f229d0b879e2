import type { Verified } from "../../core/protocol/index.ts";

/** Discord never calls the hub: a gateway fetches its events. */
export const bodyLimit = 1_000;

/** Refuses every request. */
export const verify = (): Verified => ({
  kind: "refused",
  reason: "Discord sends its events through the gateway and calls no webhook.",
});
