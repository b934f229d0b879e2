import { and, eq } from "drizzle-orm";
import { actionsFor } from "../../access/index.ts";
import { conflict } from "../../kernel/errors.ts";
import { appendEvent } from "../../outbox/index.ts";
import { labels } from "./table.ts";
import { labelTarget } from "./target.ts";

const action = actionsFor<unknown>();

/** Removes a label from the organization and every conversation; throws `label_in_use` while a rule gives it. */
export const removeLabel = action({
  name: "label.remove",
  summary: "Removes a label everywhere.",
  permission: "label.manage",
  errors: { conflict: ["label_in_use"] },
  target: labelTarget,
  record: "audit",
  risk: "confirm",
  async perform({ tx, note }, { id: labelId, name }) {
    const { rows } = await tx.client.query<{ name: string }>(
      "select name from comm_auto_response_rules where organization_id = $1 and actions @> jsonb_build_array(jsonb_build_object('labelId', $2::text))",
      [tx.organizationId, labelId],
    );
    if (rows.length > 0)
      throw conflict("label_in_use", "Rules use this label. Change them first.", {
        rules: rows.map((row) => row.name),
      });
    await tx.db
      .delete(labels)
      .where(and(eq(labels.organizationId, tx.organizationId), eq(labels.id, labelId)));
    await appendEvent(tx, { kind: "label_changed", labelId });
    note({ action: "label.removed", target: { kind: "label", id: labelId }, facts: { name } });
  },
});
