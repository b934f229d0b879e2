import { and, eq } from "drizzle-orm";
import { actionsFor } from "../access/index.ts";
import { appendEvent } from "../outbox/index.ts";
import { claimShortcut } from "./claim-shortcut.ts";
import { refuseUnknownPlaceholders } from "./placeholders.ts";
import { TemplateChangeSchema } from "./present.ts";
import { templates } from "./table.ts";
import { templateTarget } from "./target.ts";

const action = actionsFor<unknown>();

/** Changes what is named of a template, the rest stays; throws `placeholder_unknown` or `shortcut_taken`. */
export const updateTemplate = action({
  name: "template.update",
  summary: "Changes a template.",
  permission: "template.manage",
  errors: { conflict: ["shortcut_taken"], invalid: ["placeholder_unknown"] },
  target: templateTarget,
  input: TemplateChangeSchema,
  record: "audit",
  async perform({ tx, note }, before, change) {
    // Only what is said now: one stored before this was refused must still be renamed.
    if (change.text) refuseUnknownPlaceholders(change.text.text);
    const { shortcut = before.shortcut, name = before.name, text = before.text } = change;
    await claimShortcut(tx, shortcut, before.id);
    await tx.db
      .update(templates)
      .set({ shortcut, name, body: text.text, marks: text.marks })
      .where(and(eq(templates.organizationId, tx.organizationId), eq(templates.id, before.id)));
    await appendEvent(tx, { kind: "template_changed", templateId: before.id });
    note({
      action: "template.changed",
      target: { kind: "template", id: before.id },
      facts: { name, shortcut },
    });
    return before.id;
  },
});
