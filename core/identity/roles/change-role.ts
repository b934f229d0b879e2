import { actionsFor, type MemberActor } from "../../access/index.ts";
import { RoleChange, saveRole } from "./save-role.ts";
import { roleTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Changes a role for all who hold it; what is not said stays. Throws `role_name_taken` or `role_above_yours`. */
export const changeRole = action({
  name: "role.change",
  summary: "Changes a role.",
  permission: "role.manage",
  errors: { refused: ["role_above_yours"], conflict: ["role_name_taken"] },
  target: roleTarget,
  input: RoleChange,
  record: "audit",
  sensitive: true,
  perform: saveRole,
});
