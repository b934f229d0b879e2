import type { DeliveryState } from "./delivery-state.ts";

/** What is known of a message's way to the platform; `state` is null when it was never to be delivered. */
type Known = {
  readonly externalId: string | null;
  readonly state: DeliveryState | null;
  readonly partsSent: number;
};

/**
 * `there`: the platform has it. `leaving`: it is being sent, so a change has to follow it. `here`: nobody outside has seen it.
 * `unknown`: nobody knows whether the platform has it. `nameless`: it has, and never told by what name.
 */
export function whereabouts({
  externalId,
  state,
  partsSent,
}: Known): "there" | "leaving" | "here" | "unknown" | "nameless" {
  if (state === "unconfirmed") return "unknown";
  if (externalId !== null) return "there";
  if (state === "sent" || state === "delivered" || state === "read" || (state === "failed" && partsSent > 0))
    return "nameless";
  return state === "sending" || (state === "queued" && partsSent > 0) ? "leaving" : "here";
}
