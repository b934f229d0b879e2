import type { OpenChannel } from "../../channels/index.ts";
import { errorMessage } from "../../kernel/errors.ts";
import type { Receipt, Rendered } from "../../protocol/index.ts";
import { settleDoubt } from "./settle-doubt.ts";
import { within } from "./within.ts";

/**
 * Makes one call. What is not there to do (an operation the platform has no call for, a message whose parts are all sent) is done.
 * `doubtedForMs`: for how long nobody has known whether the same call was accepted before.
 */
export async function callPlatform(
  channel: OpenChannel,
  rendered: Rendered | undefined,
  doubtedForMs: number | null,
): Promise<Receipt> {
  if (!rendered) return { kind: "done" };
  const settled = doubtedForMs === null ? null : await settleDoubt(channel, rendered, doubtedForMs);
  if (settled) return settled;
  const { connector, account } = channel;
  try {
    return await within(
      connector.capabilities.callTimeoutMs,
      connector.send(account, rendered),
      (reason) => ({
        kind: "unconfirmed",
        reason,
      }),
    );
  } catch (error) {
    // A connector must not throw; if it does, nobody knows whether the platform accepted.
    return { kind: "unconfirmed", reason: errorMessage(error) };
  }
}
