import type { Target } from "../../access/index.ts";
import { readRole, type MadeRole } from "./queries.ts";

/** A role the organization made, as actions see it; locked from the start, before its holders. */
export const roleTarget: Target<MadeRole> = {
  kind: "role",
  errors: { missing: ["role_missing"] },
  find: (tx, _, id) => readRole(tx, id),
  resourceOf: () => ({}),
};
