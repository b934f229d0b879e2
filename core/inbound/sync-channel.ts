import type { JsonObject } from "../kernel/json.ts";
import { acceptPayloads, type ReceiveDependencies } from "./receive-webhook.ts";

/** Polls one channel while this process holds its lease; ends when the lease is lost, the channel changes or `signal` fires. */
export async function syncChannel(deps: ReceiveDependencies, channelId: string, signal: AbortSignal): Promise<"idle" | "failed" | "unwanted"> {
  const channel = await deps.channels.open(channelId);
  const sync = channel?.connector.sync;
  if (!channel || !sync || channel.status !== "active" || !sync.wanted(channel.account)) return "unwanted";
  const cursor = await takeLease(deps, channelId);
  if (cursor === undefined) return "idle";
  const result = await sync.pull(channel.account, cursor, (payloads) => acceptPayloads(deps, channel, payloads), signal);
  if (result.outcome === "failed") return "failed";
  await deps.database.system.query("update comm_channels set sync_cursor = $2, sync_lease_until = null where id = $1", [channelId, result.cursor]);
  return "idle";
}

/** One process polls an account at a time, by the database's clock. Undefined when another does. */
async function takeLease(deps: ReceiveDependencies, channelId: string): Promise<JsonObject | null | undefined> {
  const { rows } = await deps.database.system.query<{ sync_cursor: JsonObject | null }>(
    "update comm_channels set sync_lease_until = clock_timestamp() + interval '90 seconds' where id = $1 and (sync_lease_until is null or sync_lease_until < clock_timestamp()) returning sync_cursor",
    [channelId],
  );
  return rows[0]?.sync_cursor;
}
