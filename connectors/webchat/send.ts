import type { Account, Receipt, Rendered } from "../../core/protocol/index.ts";
import type { Credentials, Settings } from "./config.ts";

/** The row itself is the mailbox: a stored message is sent, under our own id; the widget's receipts say the rest. */
export async function send(
  _account: Account<Credentials, Settings>,
  { payload }: Rendered,
): Promise<Receipt> {
  if (payload["kind"] !== "send") return { kind: "done" };
  const messageId = payload["messageId"];
  return typeof messageId === "string"
    ? { kind: "sent", externalId: messageId }
    : { kind: "rejected", reason: "The message has no id." };
}
