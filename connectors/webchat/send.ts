import type { Account, Receipt, Rendered } from "../../core/protocol/index.ts";
import type { Credentials, Settings } from "./config.ts";

/** Reports a stored message as sent, under our own id; the widget sends the other receipts. */
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
