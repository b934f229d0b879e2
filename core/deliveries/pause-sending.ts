import type { SendTask } from "./send-task.ts";
import type { Database } from "../database/index.ts";

/** Leaves a channel's platform alone for so long, in every process. */
export async function pauseSending(
  database: Database,
  { organizationId, channelId }: Pick<SendTask, "organizationId" | "channelId">,
  forMs: number,
): Promise<void> {
  await database.system.query(
    `update comm_channels set sending_paused_until = greatest(sending_paused_until, clock_timestamp() + make_interval(secs => $3 / 1000.0))
     where organization_id = $1 and id = $2`,
    [organizationId, channelId, forMs],
  );
}
