import { can } from "../../access/index.ts";
import { listRules } from "../../rules/index.ts";
import { NOTHING, type Finds } from "./candidate.ts";
import { matchNames } from "./match-names.ts";

/** A rule by name, for those who may view rules. */
export const findRule: Finds<"rule"> = async (tx, { actor }, { said }) => {
  if (actor.kind !== "member" || !can(actor, "rule.read")) return NOTHING;
  const all = (await listRules(tx)).map(({ id, name, enabled }) => ({
    value: { id, name },
    label: enabled ? name : `${name} (–)`,
    said: id,
    names: [name],
  }));
  return matchNames(said, all);
};
