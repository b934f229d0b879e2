import type { OpenChannel } from "../../channels/index.ts";
import { settlesBy } from "../../deliveries/index.ts";
import { errorMessage } from "../../kernel/errors.ts";
import type { LookedUp, Receipt, Rendered } from "../../protocol/index.ts";
import { within } from "./within.ts";

/** Finds out what became of a call whose answer was lost; null when it may be made again. Once nothing can tell any more, a person decides. */
export async function settleDoubt(
  channel: OpenChannel,
  rendered: Rendered,
  doubtedForMs: number,
): Promise<Receipt | null> {
  const way = settlesBy(channel.connector, doubtedForMs);
  if (way === "key") return null;
  if (way === null)
    return {
      kind: "unconfirmed",
      reason: "The platform can no longer tell whether it accepted this message.",
    };
  const found = await lookUp(channel, rendered);
  if (found.kind === "absent") return null;
  return found.kind === "sent" ? found : { kind: "unconfirmed", reason: found.reason };
}

async function lookUp({ connector, account }: OpenChannel, rendered: Rendered): Promise<LookedUp> {
  const unknown = (reason: string): LookedUp => ({ kind: "unknown", reason });
  try {
    const asked = connector.lookUp?.(account, rendered) ?? unknown("It cannot be asked.");
    return await within(connector.capabilities.callTimeoutMs, Promise.resolve(asked), unknown);
  } catch (error) {
    return unknown(errorMessage(error));
  }
}
