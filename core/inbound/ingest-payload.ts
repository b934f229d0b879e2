import type { OpenChannel } from "../channels/index.ts";
import type { JsonObject } from "../kernel/json.ts";
import { quarantine } from "./quarantine.ts";
import type { IngestDependencies } from "./ingest-dependencies.ts";
import { readPayload } from "./read-payload.ts";

/** Stores the events of a payload that was first received `at`. Quarantines a payload that cannot be read or stored. */
export async function ingestPayload(
  deps: IngestDependencies,
  channel: OpenChannel,
  payload: JsonObject,
  at: string,
): Promise<void> {
  const fault = await readPayload(deps, channel, payload, at);
  if (fault !== undefined) await quarantine(deps.database, channel, { payload, at, error: fault });
}
