import { ask } from "./ask.ts";
import type { Stage } from "./stage/stage.ts";

/** Ends the leases of dead processes at once, which would otherwise take a minute. */
export async function endLeases(stage: Stage): Promise<void> {
  await ask(
    stage,
    "update outbox set lease_until = clock_timestamp() - interval '1 second' where done_at is null and lease_until is not null",
  );
  await ask(
    stage,
    "update comm_deliveries set lease_until = clock_timestamp() - interval '1 second' where state in ('queued', 'sending') and lease_until is not null",
  );
}
