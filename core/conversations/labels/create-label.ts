import { recordAudit } from "../../audit/index.ts";
import type { Transaction } from "../../database/index.ts";
import { newId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import type { By, Label, LabelDraft } from "./label.ts";
import { claimName } from "./queries.ts";
import { labels } from "./table.ts";

/** Makes a label; throws `label_exists`. */
export async function createLabel(tx: Transaction, by: By, draft: LabelDraft): Promise<Label> {
  const label = { id: newId("lbl"), ...draft };
  await claimName(tx, draft.name, label.id);
  await tx.db.insert(labels).values({ organizationId: tx.organizationId, ...label });
  await appendEvent(tx, { kind: "label_changed", labelId: label.id });
  await recordAudit(tx, {
    ...by,
    action: "label.created",
    target: { kind: "label", id: label.id },
    facts: { name: draft.name },
  });
  return label;
}
