import { spoilBug } from "./bug.ts";

/** One message in twenty is acknowledged and not stored. */
export const forgetfulDoor = spoilBug(
  "acknowledged before it is stored",
  "comm_messages",
  "insert",
  "new.direction = 'in' and hashtext(new.external_id) % 20 = 0",
  "new := null",
);
