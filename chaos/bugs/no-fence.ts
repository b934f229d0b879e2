import { patchBug } from "./bug.ts";

/** Accepts a receipt of any attempt, also a late one. */
export const noFence = patchBug(
  "no fence",
  "record_receipts",
  "d.state = 'sending' and d.attempts = t.attempt",
  "true",
);
