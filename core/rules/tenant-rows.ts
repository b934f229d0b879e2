import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const ruleRows: TenantRows = ({ idOf }) => {
  const rule_id = newId("rul");
  const conversation_id = idOf("comm_conversations");
  const message_id = idOf("comm_messages");
  return [
    ["comm_auto_response_rules", { id: rule_id, name: "Greet", position: 1, condition: "{}", actions: "[]" }],
    ["comm_rule_runs", { id: newId("run"), rule_id, conversation_id, message_id, outcome: "done" }],
    ["comm_rule_cooldowns", { rule_id, conversation_id, fired_at: "2026-11-21T10:00:00Z" }],
    [
      "comm_bot_commands",
      {
        id: newId("cmd"),
        name: "status",
        description: "Says how it is",
        definition: '{"kind":"text","text":"Well"}',
      },
    ],
  ];
};
