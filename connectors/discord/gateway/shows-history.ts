import type { Account } from "../../../core/protocol/index.ts";
import { callApi } from "../api.ts";
import type { Credentials, Settings } from "../config.ts";

/** Asks whether Discord shows any message of a channel. Without the right to read its history it answers with none. */
export async function showsHistory(
  account: Pick<Account<Credentials, Settings>, "credentials" | "settings" | "privateHosts">,
  channel: string,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await callApi(account, {
    method: "GET",
    route: `/channels/${channel}/messages`,
    query: { limit: "1" },
    signal,
  });
  return answer.kind !== "ok" || !Array.isArray(answer.result) || answer.result.length > 0;
}
