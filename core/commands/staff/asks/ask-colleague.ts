import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../../access/index.ts";
import { conversationTarget, queueReplies, type Queued } from "../../../conversations/index.ts";
import type { Transaction } from "../../../database/index.ts";
import type { SendDeps } from "../../../deliveries/index.ts";
import { conflict } from "../../../kernel/errors.ts";
import { newId, type ConversationId } from "../../../kernel/ids.ts";
import { plain } from "../../../protocol/index.ts";
import { languageIn } from "../../accounts/tell-chat.ts";
import { readShown } from "./read-shown.ts";

const action = actionsFor<Pick<SendDeps, "deliver">, MemberActor>();

/** Shows a colleague what was said last in a conversation, in their own chat, and lets them answer with notes for a day. */
export const askColleague = action({
  name: "conversation.ask",
  summary: "Show a colleague the last messages, and let them answer with a note",
  permission: "conversation.note",
  errors: { conflict: ["member_not_linked"] },
  target: conversationTarget,
  input: z.object({ userId: z.string() }),
  record: "audit",
  async perform({ tx, actor, note }, { id: conversationId }, { userId }): Promise<Queued | null> {
    const chatId = await ownChat(tx, userId);
    if (chatId === null)
      throw conflict("member_not_linked", "They linked no chat account, so there is nowhere to ask them.");
    const text = await readShown(tx, conversationId, actor.name, await languageIn(tx, chatId));
    const [queued] = await queueReplies(
      tx.client,
      [
        {
          organizationId: tx.organizationId,
          conversationId: chatId,
          author: { kind: "command", id: null, name: "/ask" },
          text: plain(text),
          clientKey: `ask:${newId("msg")}`,
          automatic: false,
        },
      ],
      true,
    );
    if (queued?.outcome !== "queued") return null;
    await tx.client.query(
      "insert into comm_asks (organization_id, message_id, conversation_id, asker_id, asked_id) values ($1, $2, $3, $4, $5)",
      [tx.organizationId, queued.messageId, conversationId, actor.userId, userId],
    );
    tx.publish({ kind: "reply_queued" });
    note({
      action: "conversation.asked",
      target: { kind: "conversation", id: conversationId },
      facts: { askedId: userId },
    });
    return queued;
  },
  complete({ deliver }, queued) {
    if (queued?.leased) deliver(queued.delivery);
  },
});

/** The chat with the hub that a member used last. */
async function ownChat(tx: Transaction, userId: string): Promise<ConversationId | null> {
  const { rows } = await tx.client.query<{ id: ConversationId }>(
    `select s.id from comm_member_accounts a
     join comm_conversations s on s.organization_id = a.organization_id and s.id = a.conversation_id and s.audience = 'staff' and s.thread_kind <> 'group'
     where a.organization_id = $1 and a.user_id = $2 and a.revoked_at is null order by a.last_used_at desc nulls last, a.id limit 1`,
    [tx.organizationId, userId],
  );
  return rows[0]?.id ?? null;
}
