import type { DeliveryState } from "./delivery-state.ts";

/** What is known of a message's way to the platform; `state` is null when it was never to be delivered. */
type Known = {
  readonly externalId: string | null;
  readonly state: DeliveryState | null;
  readonly partsSent: number;
};

/**
 * `sent`: the platform has it. `sending`: it is being sent, so a change has to follow it. `local`: nobody outside has seen it.
 * `unconfirmed`: nobody knows whether the platform has it. `no_external_id`: it has, and never told by what name.
 */
export function providerState({
  externalId,
  state,
  partsSent,
}: Known): "sent" | "sending" | "local" | "unconfirmed" | "no_external_id" {
  if (state === "unconfirmed") return "unconfirmed";
  if (externalId !== null) return "sent";
  if (state === "sent" || state === "delivered" || state === "read" || (state === "failed" && partsSent > 0))
    return "no_external_id";
  return state === "sending" || (state === "queued" && partsSent > 0) ? "sending" : "local";
}
