import { can } from "../../access/index.ts";
import { listRoles } from "../../identity/index.ts";
import { NOTHING, type Finds } from "./candidate.ts";
import { matchNames } from "./match-names.ts";

/** A role by name, for those who may view members. */
export const findRole: Finds<"role"> = async (tx, { actor }, { said }) => {
  if (actor.kind !== "member" || !can(actor, "member.read")) return NOTHING;
  const all = (await listRoles(tx)).map(({ id, name }) => ({
    value: { id: id ?? name, name },
    label: name,
    said: id ?? name,
    names: [name],
  }));
  return matchNames(said, all);
};
