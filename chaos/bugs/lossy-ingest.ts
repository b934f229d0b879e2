import { spoilBug } from "./bug.ts";

/** Acknowledges one message in twenty without storing it. */
export const lossyIngest = spoilBug(
  "acknowledged before it is stored",
  "comm_messages",
  "insert",
  "new.direction = 'in' and hashtext(new.external_id) % 20 = 0",
  "new := null",
);
