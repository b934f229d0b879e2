import { spoilBug } from "./bug.ts";

/** The provider's order is read the wrong way round. Merely leaving it out would show only where webhooks overtook one another. */
export const noOrder = spoilBug(
  "no provider's order",
  "comm_messages",
  "insert",
  "new.direction = 'in'",
  "new.position := -new.position",
);
