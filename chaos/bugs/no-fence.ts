import { patchBug } from "./bug.ts";

/** Whoever speaks last is believed. */
export const noFence = patchBug(
  "no fence",
  "record_receipts",
  "d.state = 'sending' and d.attempts = t.attempt",
  "true",
);
