import type { Resource, Target } from "../../access/index.ts";
import type { Label } from "./label.ts";
import { readLabel } from "./queries.ts";

/** A label as actions see it; rights on labels reach all of them or none. */
export const labelTarget: Target<Label> = {
  kind: "label",
  errors: { missing: ["label_unknown"] },
  find: (tx, _, id) => readLabel(tx, id),
  resourceOf: () => ({}),
};

/** A label that is not there yet. Whoever labels any conversations at all may make one, so it counts as their own. */
export const newLabelTarget: Target<Resource> = {
  kind: "new_label",
  find: async (_, actor) => (actor.kind === "member" ? { ownerId: actor.userId } : {}),
  resourceOf: (label) => label,
};
