import type { Answer, Asked } from "../run/asked.ts";
import type { Use } from "../run/keep-use.ts";

/** How long an act can be taken back. */
export const UNDO_LASTS = "30 seconds";

/** Adds the offer to take it back, for members, where the action has an inverse and changed something. */
export function offerUndo({ speaker }: Asked, { id, undo }: Use, answer: Answer): Answer {
  if (!undo || id === undefined || speaker.actor.kind !== "member") return answer;
  return {
    ...answer,
    offer: { label: { en: "Undo", de: "Rückgängig" }, does: { kind: "undo", useId: id } },
  };
}
