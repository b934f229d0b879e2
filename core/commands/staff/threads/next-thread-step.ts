import type { CardConversation } from "../cards/card.ts";

/** `wanted`: not opened yet. `parent`: its card stands in the shared chat itself. */
export type ThreadState = "wanted" | "open" | "closed" | "parent";

/** What to do about a conversation's thread at its platform. `forget`: it ended before it was opened. */
export type ThreadStep = "nothing" | "open" | "close" | "reopen" | "use_parent" | "forget";

/** How often a platform is asked to open a thread that it may open later. */
export const MAX_TRIES = 5;

/** Decides what a conversation's thread needs. No limit and no failure leaves a conversation without a place. Pure. */
export function nextThreadStep(
  state: ThreadState,
  { status }: Pick<CardConversation, "status">,
  { opensThreads, tries }: { readonly opensThreads: boolean; readonly tries: number },
): ThreadStep {
  const isOver = status === "resolved";
  switch (state) {
    case "wanted":
      if (isOver) return "forget";
      return opensThreads && tries < MAX_TRIES ? "open" : "use_parent";
    case "open":
      return isOver ? "close" : "nothing";
    case "closed":
      return isOver ? "nothing" : "reopen";
    case "parent":
      return "nothing";
  }
}
