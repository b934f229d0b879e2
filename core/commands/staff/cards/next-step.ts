import type { Capabilities } from "../../../protocol/index.ts";

/** A card as its row keeps it, with how far its message has come. */
export type CardState = {
  readonly hasMessage: boolean;
  readonly isNews: boolean;
  readonly contentHash: string | null;
  readonly statusHash: string | null;
  /** The last thing that was done about its message, and what became of it. */
  readonly last: { readonly operation: string; readonly state: string } | null;
  /** How long ago its message was queued, in milliseconds. */
  readonly ageMs: number;
};

/** What is to be shown: hashes of the whole, and of the status alone. */
export type Wanted = { readonly contentHash: string; readonly statusHash: string };

/**
 * What to do about a card: nothing, wait until the change under way is done, send a message, change the one there is, or say the
 * status by a short message because the platform changes none.
 */
export type Step = "nothing" | "wait" | "send" | "edit" | "say";

/** Decides what a card needs. Pure. */
export function nextStep(card: CardState, wanted: Wanted, edit: Capabilities["edit"]): Step {
  if (!card.hasMessage || card.isNews) return "send";
  if (card.contentHash === wanted.contentHash) return "nothing";
  const { operation, state } = card.last ?? { operation: "send", state: "sent" };
  if (state === "queued" || state === "sending") return "wait";
  // A chat that took no message takes no card either: the next news tries again.
  if (operation === "send" && (state === "failed" || state === "unconfirmed")) return "nothing";
  // It is gone, or can't be changed any more.
  if (operation === "edit" && state === "failed") return "send";
  const canEdit = edit.support !== "none" && (edit.withinMs === undefined || card.ageMs < edit.withinMs);
  if (canEdit) return "edit";
  return card.statusHash === wanted.statusHash ? "nothing" : "say";
}
