import { and, eq } from "drizzle-orm";
import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { conflict } from "../../kernel/errors.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { By } from "./label.ts";
import { readLabel } from "./queries.ts";
import { labels } from "./table.ts";

/** Removes a label from the organization and every conversation; throws `label_unknown`, or `label_in_use` while a rule gives it. */
export async function removeLabel(tx: Transaction, by: By, id: string): Promise<void> {
  const { id: labelId, name } = await readLabel(tx, id);
  const { rows } = await tx.client.query<{ name: string }>(
    "select name from comm_auto_response_rules where organization_id = $1 and actions @> jsonb_build_array(jsonb_build_object('labelId', $2::text))",
    [tx.organizationId, labelId],
  );
  if (rows.length > 0)
    throw conflict("label_in_use", "Rules give this label. Change them first.", {
      rules: rows.map((row) => row.name),
    });
  await tx.db.delete(labels).where(and(eq(labels.organizationId, tx.organizationId), eq(labels.id, labelId)));
  await appendEvent(tx, { kind: "label_changed", labelId });
  await recordAudit(tx, {
    ...by,
    action: "label.removed",
    target: { kind: "label", id: labelId },
    facts: { name },
  });
}
