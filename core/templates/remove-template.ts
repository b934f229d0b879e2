import { and, eq } from "drizzle-orm";
import { actionsFor } from "../access/index.ts";
import { conflict } from "../kernel/errors.ts";
import { appendEvent } from "../outbox/index.ts";
import { templates } from "./table.ts";
import { templateTarget } from "./target.ts";

const action = actionsFor<unknown>();

/** Removes a template; throws `template_in_use` while a rule answers with it. */
export const removeTemplate = action({
  name: "template.remove",
  summary: "Removes a template.",
  permission: "template.manage",
  errors: { conflict: ["template_in_use"] },
  target: templateTarget,
  record: "audit",
  risk: "confirm",
  async perform({ tx, note }, { id: templateId, name, shortcut }) {
    const { rows } = await tx.client.query<{ name: string }>(
      "select name from comm_auto_response_rules where organization_id = $1 and actions @> jsonb_build_array(jsonb_build_object('templateId', $2::text))",
      [tx.organizationId, templateId],
    );
    if (rows.length > 0)
      throw conflict("template_in_use", "Rules use this canned reply. Change them first.", {
        rules: rows.map((row) => row.name),
      });
    await tx.db
      .delete(templates)
      .where(and(eq(templates.organizationId, tx.organizationId), eq(templates.id, templateId)));
    await appendEvent(tx, { kind: "template_changed", templateId });
    note({
      action: "template.removed",
      target: { kind: "template", id: templateId },
      facts: { name, shortcut },
    });
  },
});
