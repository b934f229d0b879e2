import { recordAudit } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import { newId, type TemplateId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { claimShortcut } from "./claim-shortcut.ts";
import { refuseUnknownPlaceholders } from "./placeholders.ts";
import { templates } from "./table.ts";
import type { By, TemplateDraft } from "./template.ts";

/** Makes a template; throws `placeholder_unknown` or `shortcut_taken`. */
export async function createTemplate(
  tx: Transaction,
  by: By,
  { shortcut, name, text }: TemplateDraft,
): Promise<TemplateId> {
  refuseUnknownPlaceholders(text.text);
  const templateId = newId("tpl");
  await claimShortcut(tx, shortcut, templateId);
  await tx.db.insert(templates).values({
    organizationId: tx.organizationId,
    id: templateId,
    shortcut,
    name,
    body: text.text,
    marks: text.marks,
  });
  await appendEvent(tx, { kind: "template_changed", templateId });
  await recordAudit(tx, {
    ...by,
    action: "template.created",
    target: { kind: "template", id: templateId },
    facts: { name, shortcut },
  });
  return templateId;
}
