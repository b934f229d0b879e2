import { can } from "../../access/index.ts";
import type { LabelId } from "../../kernel/ids.ts";
import { NOTHING, type Finds } from "./candidate.ts";
import { matchNames } from "./match-names.ts";

/** A label by name, for members who see conversations. */
export const findLabel: Finds<"label"> = async (tx, { actor }, { said }) => {
  if (actor.kind !== "member" || !can(actor, "conversation.read")) return NOTHING;
  const { rows } = await tx.client.query<{ id: LabelId; name: string }>(
    "select id, name from comm_labels where organization_id = $1 order by lower(name)",
    [tx.organizationId],
  );
  return matchNames(
    said,
    rows.map(({ id, name }) => ({ value: { id, name }, label: name, said: id, names: [name] })),
  );
};
