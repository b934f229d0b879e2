import { and, eq } from "drizzle-orm";
import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { By, Label, LabelDraft } from "./label.ts";
import { claimName, readLabel } from "./queries.ts";
import { labels } from "./table.ts";

/** What is named changes, the rest stays. */
export type LabelChange = { readonly [K in keyof LabelDraft]?: LabelDraft[K] | undefined };

/** Renames or recolours a label on every conversation; throws `label_unknown` or `label_exists`. */
export async function updateLabel(tx: Transaction, by: By, id: string, change: LabelChange): Promise<Label> {
  const before = await readLabel(tx, id);
  const { name = before.name, colour = before.colour } = change;
  await claimName(tx, name, before.id);
  await tx.db
    .update(labels)
    .set({ name, colour })
    .where(and(eq(labels.organizationId, tx.organizationId), eq(labels.id, before.id)));
  await appendEvent(tx, { kind: "label_changed", labelId: before.id });
  await recordAudit(tx, {
    ...by,
    action: "label.changed",
    target: { kind: "label", id: before.id },
    facts: { from: before.name, name, colour },
  });
  return { id: before.id, name, colour };
}
