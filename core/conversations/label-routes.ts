import { z } from "@hono/zod-openapi";
import { recordAudit } from "../audit/index.ts";
import { inOrganization, readOrganization, type Database, type Transaction } from "../database/index.ts";
import { endpointsFor } from "../http/endpoint.ts";
import { conflict, missing } from "../kernel/errors.ts";
import { newId, type LabelId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";

const endpoint = endpointsFor<{ readonly database: Database }>();

export const LABEL_COLOURS = ["grey", "red", "orange", "yellow", "green", "teal", "blue", "purple", "pink"] as const;
const LabelSchema = z.object({ id: z.string(), name: z.string(), colour: z.string() }).openapi("Label");
const Draft = z.object({ name: z.string().trim().min(1).max(40), colour: z.enum(LABEL_COLOURS).default("grey") });
const One = z.object({ id: z.string() });

type Row = { id: LabelId; name: string; colour: string };

/** The organization's labels; attaching them to a conversation is the conversation's own affair. */
export const labelEndpoints = [
  endpoint({ method: "get", path: "/labels", operationId: "listLabels", permission: "conversation.read", summary: "The organization's labels", answer: z.object({ items: z.array(LabelSchema) }) }, async ({ actor, database }) =>
    readOrganization(database, actor.organizationId, async (tx) => ({ items: (await tx.client.query<Row>("select id, name, colour from comm_labels where organization_id = $1 order by lower(name)", [tx.organizationId])).rows }))),
  endpoint({ method: "post", path: "/labels", operationId: "createLabel", permission: "label.manage", summary: "Make a label", body: Draft, answer: LabelSchema, status: 201 }, async ({ actor, ip, database, body }) =>
    inOrganization(database, actor.organizationId, async (tx) => {
      const label = { id: newId("lbl"), ...body };
      const { rowCount } = await tx.client.query("insert into comm_labels (organization_id, id, name, colour) values ($1, $2, $3, $4) on conflict do nothing", [tx.organizationId, label.id, label.name, label.colour]);
      if (rowCount === 0) throw nameTaken(label.name);
      await recordAudit(tx, { actor, action: "label.created", target: { kind: "label", id: label.id }, facts: { name: label.name }, ip });
      await appendEvent(tx, { kind: "label_changed", labelId: label.id });
      return label;
    })),
  endpoint({ method: "patch", path: "/labels/:id", operationId: "updateLabel", permission: "label.manage", summary: "Rename or recolour a label", params: One, body: Draft.partial(), answer: LabelSchema }, async ({ actor, ip, database, params, body }) =>
    inOrganization(database, actor.organizationId, async (tx) => {
      const label = await update(tx, params.id, body.name, body.colour);
      await recordAudit(tx, { actor, action: "label.changed", target: { kind: "label", id: label.id }, facts: { name: label.name, colour: label.colour }, ip });
      await appendEvent(tx, { kind: "label_changed", labelId: label.id });
      return label;
    })),
  endpoint({ method: "delete", path: "/labels/:id", operationId: "removeLabel", permission: "label.manage", summary: "Remove a label from everywhere", params: One }, async ({ actor, ip, database, params }) => {
    await inOrganization(database, actor.organizationId, async (tx) => {
      const { rows } = await tx.client.query<Row>("delete from comm_labels where organization_id = $1 and id = $2 returning id, name, colour", [tx.organizationId, params.id]);
      if (!rows[0]) throw unknownLabel(params.id);
      await recordAudit(tx, { actor, action: "label.removed", target: { kind: "label", id: rows[0].id }, facts: { name: rows[0].name }, ip });
      await appendEvent(tx, { kind: "label_changed", labelId: rows[0].id });
    });
    return undefined;
  }),
];

async function update(tx: Transaction, id: string, name: string | undefined, colour: string | undefined): Promise<Row> {
  const taken = await tx.client.query("select from comm_labels where organization_id = $1 and lower(name) = lower($2) and id <> $3", [tx.organizationId, name ?? "", id]);
  if (taken.rowCount) throw nameTaken(name ?? "");
  const { rows } = await tx.client.query<Row>("update comm_labels set name = coalesce($3, name), colour = coalesce($4, colour) where organization_id = $1 and id = $2 returning id, name, colour", [tx.organizationId, id, name ?? null, colour ?? null]);
  if (!rows[0]) throw unknownLabel(id);
  return rows[0];
}

const unknownLabel = (labelId: string) => missing("label_unknown", "There is no such label.", { labelId });
const nameTaken = (name: string) => conflict("label_name_taken", `There is already a label called "${name}". Choose another name.`, { name });
