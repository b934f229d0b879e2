import type { Asked } from "../run/asked.ts";
import type { ButtonTerms } from "./make-buttons.ts";

/** Whoever asked, as the only one who may press. */
export const presserOf = ({
  speaker: { actor },
}: Pick<Asked, "speaker">): NonNullable<ButtonTerms["presser"]> =>
  actor.kind === "member" ? { kind: "member", id: actor.userId } : { kind: "contact", id: actor.contactId };
