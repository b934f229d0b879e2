import { and, eq } from "drizzle-orm";
import { actionsFor } from "../../access/index.ts";
import { appendEvent } from "../../outbox/index.ts";
import { LabelChangeSchema, type Label } from "./label.ts";
import { claimName } from "./queries.ts";
import { labels } from "./table.ts";
import { labelTarget } from "./target.ts";

const action = actionsFor<unknown>();

/** Renames or recolours a label on every conversation; throws `label_exists`. */
export const updateLabel = action({
  name: "label.update",
  summary: "Renames or recolours a label.",
  permission: "label.manage",
  errors: { conflict: ["label_exists"] },
  target: labelTarget,
  input: LabelChangeSchema,
  record: "audit",
  async perform({ tx, note }, before, change): Promise<Label> {
    const { name = before.name, colour = before.colour } = change;
    await claimName(tx, name, before.id);
    await tx.db
      .update(labels)
      .set({ name, colour })
      .where(and(eq(labels.organizationId, tx.organizationId), eq(labels.id, before.id)));
    await appendEvent(tx, { kind: "label_changed", labelId: before.id });
    note({
      action: "label.changed",
      target: { kind: "label", id: before.id },
      facts: { from: before.name, name, colour },
    });
    return { id: before.id, name, colour };
  },
});
