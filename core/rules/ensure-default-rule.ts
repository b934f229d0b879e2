import { recordAudit } from "../audit/index.ts";
import type { Transaction } from "../database/index.ts";
import { addRule, ruleCreated } from "./create-rule.ts";

const actor = { kind: "system" } as const;

/** Creates a greeting rule for an organization without rules, so that every contact gets a reply; safe to repeat. */
export async function ensureDefaultRule(tx: Transaction): Promise<void> {
  const { rowCount } = await tx.client.query(
    "select from comm_auto_response_rules where organization_id = $1 limit 1",
    [tx.organizationId],
  );
  if (rowCount !== 0) return;
  const ruleId = await addRule(tx, actor, GREETING);
  await recordAudit(tx, { actor, ...ruleCreated(ruleId, GREETING) });
}

const GREETING = {
  name: "Greet new conversations",
  enabled: true,
  // In a group a greeting would be said in front of everybody, to somebody who may not have meant us.
  conditions: { all: [{ kind: "first_message" }, { kind: "in_group", group: false }] },
  actions: [{ kind: "reply", text: "Hello, thanks for writing. We have your message and will answer here." }],
  stop: false,
  cooldownSeconds: 0,
} as const;
