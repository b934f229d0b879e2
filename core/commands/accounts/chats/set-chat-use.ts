import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../../access/index.ts";
import type { Transaction } from "../../../database/index.ts";
import { conflict } from "../../../kernel/errors.ts";
import { appendEvent } from "../../../outbox/index.ts";
import { CHAT_USES, chatTarget, type ChatUse, type GroupChat } from "../target.ts";
import { beginStaffChat } from "./begin-staff-chat.ts";

const action = actionsFor<unknown, MemberActor>();

/**
 * Says what a group is for. A chat of members that is one no longer begins anew: what was said in it stays with them. Throws
 * `chat_begins_anew` for members' commands in one that has to begin first.
 */
export const setChatUse = action({
  name: "chat.set_use",
  summary: "Sets whether a group is for customers or for members.",
  permission: "channel.manage",
  errors: { conflict: ["chat_begins_anew"] },
  target: chatTarget,
  input: z.object({ use: z.enum(CHAT_USES) }),
  record: "audit",
  async perform({ tx, note }, chat, { use }) {
    if (use === chat.use) return use;
    await change(tx, chat, use);
    await appendEvent(tx, { kind: "channel_changed", channelId: chat.channelId });
    note({
      action: "chat.use_set",
      target: { kind: "conversation", id: chat.id },
      facts: { title: chat.title, from: chat.use, to: use },
    });
    return use;
  },
});

async function change(tx: Transaction, { id, use: before }: GroupChat, use: ChatUse): Promise<void> {
  if (use === "staff") return beginStaffChat(tx, id);
  if (before === "staff" && use === "commands")
    throw conflict(
      "chat_begins_anew",
      "A chat of members begins anew as one with customers. Allow commands once somebody has written there.",
    );
  if (before === "staff") {
    await tx.client.query("select retire_chat($1, $2)", [tx.organizationId, id]);
    return;
  }
  await tx.client.query(
    "update comm_conversations set member_commands = $3 where organization_id = $1 and id = $2",
    [tx.organizationId, id, use === "commands"],
  );
}
