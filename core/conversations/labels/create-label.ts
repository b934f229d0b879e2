import { actionsFor } from "../../access/index.ts";
import { newId } from "../../kernel/ids.ts";
import { appendEvent } from "../../outbox/index.ts";
import { LabelDraftSchema, type Label } from "./label.ts";
import { claimName } from "./queries.ts";
import { labels } from "./table.ts";
import { newLabelTarget } from "./target.ts";

const action = actionsFor<unknown>();

/** Makes a label; throws `label_exists`. */
export const createLabel = action({
  name: "label.create",
  summary: "Makes a label.",
  permission: "conversation.label",
  errors: { conflict: ["label_exists"] },
  target: newLabelTarget,
  input: LabelDraftSchema,
  record: "audit",
  async perform({ tx, note }, _, draft): Promise<Label> {
    const label = { id: newId("lbl"), ...draft };
    await claimName(tx, draft.name, label.id);
    await tx.db.insert(labels).values({ organizationId: tx.organizationId, ...label });
    await appendEvent(tx, { kind: "label_changed", labelId: label.id });
    note({
      action: "label.created",
      target: { kind: "label", id: label.id },
      facts: { name: draft.name },
    });
    return label;
  },
});
