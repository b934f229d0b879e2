import type { JsonObject } from "../kernel/json.ts";
import type { OutboundMessage } from "../protocol/index.ts";

/**
 * What a message brings to its platform beside what it says, as `comm_deliveries.payload` keeps it. `answers` ties it to a press
 * or command until `answersUntil`, RFC 3339; later the platform takes it as any message.
 */
export type DeliveryPayload = Pick<OutboundMessage, "choices" | "audience" | "template"> & {
  readonly answers?: JsonObject;
  readonly answersUntil?: string;
};
