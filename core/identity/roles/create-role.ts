import { actionsFor, organizationTarget, type MemberActor } from "../../access/index.ts";
import { RoleDraft, saveRole } from "./save-role.ts";

const action = actionsFor<unknown, MemberActor>();

/** Makes a role within the rights the actor holds. Throws `role_name_taken` or `role_above_yours`. */
export const createRole = action({
  name: "role.create",
  summary: "Makes a role.",
  permission: "role.manage",
  errors: { refused: ["role_above_yours"], conflict: ["role_name_taken"] },
  target: organizationTarget,
  input: RoleDraft,
  record: "audit",
  sensitive: true,
  perform: (context, _, draft) => saveRole(context, undefined, draft),
});
