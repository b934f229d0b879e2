import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import type { TemplateId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { claimShortcut } from "./claim-shortcut.ts";
import { refuseUnknownPlaceholders } from "./placeholders.ts";
import { readTemplate } from "./queries.ts";
import { templates } from "./table.ts";
import type { By, TemplateDraft } from "./template.ts";

/** What is named changes, the rest stays. */
export type TemplateChange = { readonly [K in keyof TemplateDraft]?: TemplateDraft[K] | undefined };

/** Changes a template; throws `template_unknown`, `placeholder_unknown` or `shortcut_taken`. */
export async function updateTemplate(
  tx: Transaction,
  by: By,
  id: string,
  change: TemplateChange,
): Promise<TemplateId> {
  const before = await readTemplate(tx, id);
  // Only what is said now: one stored before this was refused must still be renamed.
  if (change.text) refuseUnknownPlaceholders(change.text.text);
  const { shortcut = before.shortcut, name = before.name, text = before.text } = change;
  await claimShortcut(tx, shortcut, before.id);
  await tx.db
    .update(templates)
    .set({ shortcut, name, body: text.text, marks: text.marks })
    .where(and(eq(templates.organizationId, tx.organizationId), eq(templates.id, before.id)));
  await appendEvent(tx, { kind: "template_changed", templateId: before.id });
  await recordAudit(tx, {
    ...by,
    action: "template.changed",
    target: { kind: "template", id: before.id },
    facts: { name, shortcut },
  });
  return before.id;
}
