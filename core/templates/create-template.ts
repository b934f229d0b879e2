import { actionsFor, organizationTarget } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { claimShortcut } from "./claim-shortcut.ts";
import { refuseUnknownPlaceholders } from "./placeholders.ts";
import { TemplateDraftSchema } from "./present.ts";
import { templates } from "./table.ts";

const action = actionsFor<unknown>();

/** Makes a template; throws `placeholder_unknown` or `shortcut_taken`. */
export const createTemplate = action({
  name: "template.create",
  summary: "Makes a template.",
  permission: "template.manage",
  errors: { conflict: ["shortcut_taken"], invalid: ["placeholder_unknown"] },
  target: organizationTarget,
  input: TemplateDraftSchema,
  record: "audit",
  async perform({ tx, note }, _, { shortcut, name, text }) {
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
    note({
      action: "template.created",
      target: { kind: "template", id: templateId },
      facts: { name, shortcut },
    });
    return templateId;
  },
});
