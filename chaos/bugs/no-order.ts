import { spoilBug } from "./bug.ts";

/** Messages of a thread stand as they came. */
export const noOrder = spoilBug("no provider's order", "comm_messages", "insert", "new.direction = 'in'", "new.position := 0");
