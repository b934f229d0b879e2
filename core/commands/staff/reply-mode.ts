import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../access/index.ts";
import { selfTarget } from "../../identity/index.ts";
import type { Transaction } from "../../database/index.ts";
import { conflict } from "../../kernel/errors.ts";
import type { ConversationId, UserId } from "../../kernel/ids.ts";

/** How long a member's plain text goes to customers before they have to say so again. */
const LASTS = "15 minutes";

const action = actionsFor<unknown, MemberActor>();

/** Makes a member's plain text in a shared chat go to the customer for a while, or a note again. It concerns nobody else's. Answers until when. */
export const setReplyMode = action({
  name: "staff_chat.set_reply_mode",
  summary: "Send plain text in a shared chat to the customer for 15 minutes",
  permission: "signed_in",
  errors: { conflict: ["chat_not_shared"] },
  target: selfTarget,
  input: z.object({ chatId: z.string(), mode: z.enum(["reply", "note"]) }),
  record: "none",
  async perform({ tx, actor }, _, { chatId, mode }): Promise<Date | null> {
    await requireSharedChat(tx, chatId);
    await tx.client.query(
      "delete from comm_reply_modes where organization_id = $1 and (until <= clock_timestamp() or chat_id = $2 and user_id = $3)",
      [tx.organizationId, chatId, actor.userId],
    );
    if (mode === "note") return null;
    const { rows } = await tx.client.query<{ until: Date }>(
      "insert into comm_reply_modes (organization_id, chat_id, user_id, until) values ($1, $2, $3, clock_timestamp() + $4::interval) returning until",
      [tx.organizationId, chatId, actor.userId, LASTS],
    );
    return rows[0]?.until ?? null;
  },
});

async function requireSharedChat(tx: Transaction, chatId: string): Promise<void> {
  const { rowCount } = await tx.client.query(
    "select from comm_conversations where organization_id = $1 and id = $2 and audience = 'staff' and thread_kind = 'group'",
    [tx.organizationId, chatId],
  );
  if (rowCount !== 1)
    throw conflict("chat_not_shared", "Only a chat that members share has a mode. Here, reply to a card.");
}

/** Whether the member switched on that their plain text in this chat goes to the customer. */
export async function repliesHere(tx: Transaction, chatId: ConversationId, userId: UserId): Promise<boolean> {
  const { rowCount } = await tx.client.query({
    name: "replies_here",
    text: "select from comm_reply_modes where organization_id = $1 and chat_id = $2 and user_id = $3 and until > clock_timestamp()",
    values: [tx.organizationId, chatId, userId],
  });
  return rowCount === 1;
}
