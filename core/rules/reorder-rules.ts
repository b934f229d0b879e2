import { z } from "@hono/zod-openapi";
import { actionsFor, organizationTarget } from "../access/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { RuleId } from "../kernel/ids.ts";
import { appendEvent } from "../outbox/index.ts";
import { exampleId } from "../kernel/example-id.ts";

const action = actionsFor<unknown>();

/** Puts all rules in this order; throws `rules_changed` unless exactly the present ones are named, once each. */
export const reorderRules = action({
  name: "rule.reorder",
  summary: "Puts the rules in order.",
  permission: "rule.manage",
  errors: { conflict: ["rules_changed"] },
  target: organizationTarget,
  input: z.object({
    ids: z
      .array(z.string())
      .max(1000)
      .openapi({ example: [exampleId("rul")] }),
  }),
  record: "audit",
  async perform({ tx, note }, _, { ids }) {
    const { rows } = await tx.client.query<{ id: RuleId }>(
      "select id from comm_auto_response_rules where organization_id = $1 order by id for update",
      [tx.organizationId],
    );
    const present = new Set<string>(rows.map((row) => row.id));
    if (
      ids.length !== present.size ||
      new Set(ids).size !== ids.length ||
      !ids.every((id) => present.has(id))
    )
      throw conflict(
        "rules_changed",
        "Someone changed the rules in the meantime. Reload them, then try again.",
      );
    await tx.client.query(
      `update comm_auto_response_rules r set position = wanted.position from unnest($2::text[]) with ordinality as wanted (id, position)
       where r.organization_id = $1 and r.id = wanted.id and r.position <> wanted.position`,
      [tx.organizationId, ids],
    );
    const [first] = rows;
    // Subscribers read the whole list again.
    if (first) await appendEvent(tx, { kind: "rule_changed", ruleId: first.id });
    note({ action: "rules.reordered", facts: { order: ids } });
  },
});
