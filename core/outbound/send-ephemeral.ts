import type { OpenChannel } from "../channels/index.ts";
import { errorMessage } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import type { OutboundOperation } from "../protocol/index.ts";

/** What leaves no message behind and is worth nothing a moment later: tried once, kept nowhere. */
export type EphemeralOperation = Extract<
  OutboundOperation,
  { kind: "typing" | "answer_button" | "open_form" | "mark_read" }
>;

/** Does something passing at a platform; never throws, never retries. */
export async function sendEphemeral(channel: OpenChannel, operation: EphemeralOperation): Promise<void> {
  if (channel.status === "paused" || (channel.sendingPausedUntil?.getTime() ?? 0) > Date.now()) return;
  try {
    for (const call of channel.connector.render(operation))
      await channel.connector.send(channel.account, call);
  } catch (error) {
    log.debug(
      { channelId: channel.channelId, operation: operation.kind, err: errorMessage(error) },
      "passing operation failed",
    );
  }
}
