import type { OpenChannel } from "../channels/index.ts";
import type { JsonObject } from "../kernel/json.ts";
import { ingestPayload } from "./ingest-payload.ts";
import type { IngestDependencies } from "./ingest-dependencies.ts";

/** Payloads that are read side by side: a back-fill brings thousands at once. */
const AT_ONCE = 20;

/** Ingests payloads concurrently, and begins them in their order. */
export async function ingestRouted(
  deps: IngestDependencies,
  routed: readonly { readonly channel: OpenChannel; readonly payload: JsonObject }[],
): Promise<void> {
  const at = new Date().toISOString();
  const waiting = routed.toReversed();
  const work = async () => {
    try {
      for (let next = waiting.pop(); next; next = waiting.pop())
        await ingestPayload(deps, next.channel, next.payload, at);
    } catch (error) {
      // All of them will come again.
      waiting.length = 0;
      throw error;
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, routed.length) }, work));
}
