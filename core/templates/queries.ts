import { and, asc, eq, sql } from "drizzle-orm";
import type { Transaction } from "../database/index.ts";
import { missing } from "../kernel/errors.ts";
import { isId, type ConversationId } from "../kernel/ids.ts";
import { contactValues } from "./contact-values.ts";
import type { TemplateValues } from "./render-template.ts";
import { templates } from "./table.ts";
import type { Template } from "./template.ts";

/** Every template, by shortcut. */
export async function listTemplates(tx: Transaction): Promise<Template[]> {
  const rows = await tx.db
    .select()
    .from(templates)
    .where(eq(templates.organizationId, tx.organizationId))
    .orderBy(asc(sql`lower(${templates.shortcut})`));
  return rows.map(toTemplate);
}

/** One template; throws `template_unknown`. */
export async function readTemplate(tx: Transaction, templateId: string): Promise<Template> {
  if (!isId("tpl", templateId)) throw unknownTemplate(templateId);
  const [row] = await tx.db
    .select()
    .from(templates)
    .where(and(eq(templates.organizationId, tx.organizationId), eq(templates.id, templateId)));
  if (!row) throw unknownTemplate(templateId);
  return toTemplate(row);
}

const toTemplate = ({ id, shortcut, name, body, marks }: typeof templates.$inferSelect): Template => ({
  id,
  shortcut,
  name,
  text: { text: body, marks },
});

const unknownTemplate = (templateId: string) =>
  missing("template_unknown", "Canned reply not found.", { templateId });

/** What the names in a template stand for when this agent writes in this conversation; without one, of the organization alone. */
export async function readTemplateValues(
  tx: Transaction,
  conversationId: ConversationId | null,
  agentName: string,
): Promise<TemplateValues> {
  const { rows } = await tx.client.query<{ contact: string; organization: string }>(
    `select case when k.named is false then '' else coalesce(k.name, c.title) end as contact, o.name as organization from comm_conversations c join organizations o on o.id = c.organization_id
     left join comm_contacts k on k.organization_id = c.organization_id and k.id = c.contact_id where c.organization_id = $1 and c.id = $2`,
    [tx.organizationId, conversationId],
  );
  return {
    ...contactValues(rows[0]?.contact ?? ""),
    "agent.name": agentName,
    "organization.name": rows[0]?.organization ?? "",
  };
}
