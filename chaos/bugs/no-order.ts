import { spoilBug } from "./bug.ts";

/** Reverses the provider's order. Only dropping the order would show just where webhooks overtook each other. */
export const noOrder = spoilBug(
  "no provider's order",
  "comm_messages",
  "insert",
  "new.direction = 'in'",
  "new.position := -new.position",
);
