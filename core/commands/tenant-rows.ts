import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const commandRows: TenantRows = ({ userId, idOf }) => {
  const conversation_id = idOf("comm_conversations");
  return [
    [
      "comm_member_accounts",
      {
        id: newId("acc"),
        user_id: userId,
        channel_id: idOf("comm_channels"),
        identity_kind: "user_id",
        identity_value: "77",
        name: "Ada",
      },
    ],
    [
      "comm_link_codes",
      {
        id: newId("lnk"),
        purpose: "member",
        code_hash: "0",
        channel_id: idOf("comm_channels"),
        user_id: userId,
        expires_at: "2026-11-21T10:00:00Z",
      },
    ],
    ["comm_link_tries", { key: "account:1" }],
    [
      "comm_command_uses",
      { id: newId("use"), command: "status", actor_kind: "nobody", entry: "text", outcome: "done" },
    ],
    [
      "comm_command_dialogues",
      {
        conversation_id,
        identity_kind: "user_id",
        identity_value: "77",
        state: "{}",
        expires_at: "2026-11-21T10:00:00Z",
      },
    ],
    [
      "comm_command_buttons",
      { token_hash: "0", conversation_id, does: "{}", expires_at: "2026-11-21T10:00:00Z" },
    ],
  ];
};
