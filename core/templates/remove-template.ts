import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import { appendEvent } from "../outbox/index.ts";
import { readTemplate } from "./queries.ts";
import { templates } from "./table.ts";
import type { By } from "./template.ts";

/** Removes a template; throws `template_unknown`, or `template_in_use` while a rule answers with it. */
export async function removeTemplate(tx: Transaction, by: By, id: string): Promise<void> {
  const { id: templateId, name, shortcut } = await readTemplate(tx, id);
  const { rows } = await tx.client.query<{ name: string }>(
    "select name from comm_auto_response_rules where organization_id = $1 and actions @> jsonb_build_array(jsonb_build_object('templateId', $2::text))",
    [tx.organizationId, templateId],
  );
  if (rows.length > 0)
    throw conflict("template_in_use", "Rules answer with this template. Change them first.", {
      rules: rows.map((row) => row.name),
    });
  await tx.db
    .delete(templates)
    .where(and(eq(templates.organizationId, tx.organizationId), eq(templates.id, templateId)));
  await appendEvent(tx, { kind: "template_changed", templateId });
  await recordAudit(tx, {
    ...by,
    action: "template.removed",
    target: { kind: "template", id: templateId },
    facts: { name, shortcut },
  });
}
