import type { z } from "zod";
import type { JsonObject } from "../../core/kernel/json.ts";
import type { Account, Receipt, Sink, SyncResult, Syncs } from "../../core/protocol/index.ts";
import type { Answer } from "./api/answer.ts";
import { callApi } from "./api.ts";
import type { Credentials, Settings } from "./config.ts";
import { ALLOWED_UPDATES } from "./connect/allowed-updates.ts";
import { isHooked } from "./connect/is-hooked.ts";
import { receiptOf } from "./send/receipt.ts";
import { updates as updatesSchema } from "./api/results.ts";

/** Polls for updates when Telegram cannot reach the hub. */
export const sync: Syncs<Credentials, Settings> = { wanted: (account) => !isHooked(account), pull };

const WAIT_SECONDS = 25;
const BATCH = 100;

/** A request with a higher offset deletes the updates below it, so the offset moves only once the sink has them. */
async function pull(
  account: Account<Credentials, Settings>,
  cursor: JsonObject | null,
  sink: Sink,
  signal: AbortSignal,
): Promise<SyncResult> {
  const answer = await callApi(account, {
    method: "getUpdates",
    params: paramsOf(cursor),
    signal,
    timeoutMs: (WAIT_SECONDS + 10) * 1000,
  });
  if (signal.aborted && answer.kind !== "ok") return { cursor, outcome: "idle" };
  if (answer.kind !== "ok") return { outcome: "failed", receipt: failureOf(answer) };
  const batch = readUpdates(answer.result);
  if (!batch)
    return {
      outcome: "failed",
      receipt: { kind: "rejected", reason: "The Bot API address responds, but not like Telegram." },
    };
  if (batch.length === 0) return { cursor, outcome: "idle" };
  await sink(batch);
  return { cursor: { offset: Math.max(...batch.map((update) => update.update_id)) + 1 }, outcome: "more" };
}

/** Reads what was asked for; null for anything else. */
function readUpdates(result: unknown): Updates | null {
  try {
    const batch = updatesSchema.safeParse(result).data;
    return batch && batch.length <= BATCH ? batch : null;
  } catch {
    // An answer that nests too deeply ends the stack.
    return null;
  }
}

type Updates = z.infer<typeof updatesSchema>;

function paramsOf(cursor: JsonObject | null): JsonObject {
  const offset = cursor?.["offset"];
  return {
    timeout: WAIT_SECONDS,
    limit: BATCH,
    allowed_updates: [...ALLOWED_UPDATES],
    ...(typeof offset === "number" && { offset }),
  };
}

/** A repeated request does no harm, so every loss counts as unreachable. */
function failureOf(answer: Exclude<Answer, { kind: "ok" }>): Exclude<Receipt, { kind: "sent" | "done" }> {
  if (answer.kind === "refused" && answer.code === 409)
    return {
      kind: "rejected",
      reason: `Another app receives this bot's messages: ${answer.description}`,
      fix: "Stop the other app that uses this bot, then check the channel again.",
    };
  const receipt = receiptOf({ method: "getUpdates", params: {} }, answer);
  return receipt.kind === "sent" || receipt.kind === "done" || receipt.kind === "unconfirmed"
    ? { kind: "unreachable", reason: "Telegram did not respond." }
    : receipt;
}
