import type { TenantRows } from "../access/index.ts";
import { newId } from "../kernel/ids.ts";

export const commandRows: TenantRows = ({ userId, idOf }) => {
  const conversation_id = idOf("comm_conversations");
  const message_id = idOf("comm_messages");
  return [
    ["comm_card_news", { conversation_id }],
    ["comm_cards", { chat_id: conversation_id, conversation_id, user_id: userId, news: "new" }],
    ["comm_card_messages", { message_id, conversation_id, user_id: userId }],
    [
      "comm_staff_reactions",
      { event_id: "1", emoji: "👀", message_id, identity_kind: "user_id", identity_value: "77", added: true },
    ],
    ["comm_asks", { message_id, conversation_id, asker_id: userId, asked_id: userId }],
    ["comm_card_preferences", { user_id: userId, kinds: "{new}", zone: "Europe/Berlin" }],
    ["comm_staff_routes", { chat_id: conversation_id }],
    ["comm_staff_threads", { parent_id: conversation_id, conversation_id }],
    ["comm_reply_modes", { chat_id: conversation_id, user_id: userId, until: "2026-11-21T10:00:00Z" }],
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
      "comm_command_requests",
      {
        id: newId("cmd"),
        requested_by: userId,
        call: "{}",
        chat: "{}",
        summary: "{}",
        version: "1",
        expires_at: "2026-11-21T10:00:00Z",
      },
    ],
    [
      "comm_command_buttons",
      { token_hash: "0", conversation_id, does: "{}", expires_at: "2026-11-21T10:00:00Z" },
    ],
  ];
};
