import type { Resource } from "../../../access/index.ts";
import type { Transaction } from "../../../database/index.ts";
import type { ConversationId } from "../../../kernel/ids.ts";
import type { Answer, Asked } from "../../run/asked.ts";
import { isPlainQuestion } from "./is-plain-question.ts";
import { everybodySees, readPresent } from "./everybody-sees.ts";

/**
 * Where an answer is shown. `alone`: to whoever asked, in that chat. `own_chat`: in their own chat with the hub, with a hint where
 * they asked. `unsaid`: nowhere, with a hint where they asked.
 */
export type AnswerPlace =
  | { readonly kind: "chat" | "alone" | "unsaid" }
  | { readonly kind: "own_chat"; readonly conversationId: ConversationId };

/**
 * Chooses where an answer about a conversation is shown: in a shared chat nothing that one present may not see, and in a group with
 * customers nothing of another conversation. What is for whoever asked alone goes to their own chat where the platform can't show
 * it to one person; there a question that tells nothing stays where it was asked for.
 */
export async function answerPlace(
  tx: Transaction,
  asked: Asked,
  answer: Answer,
  about: string | null,
): Promise<AnswerPlace> {
  const { chat, speaker, offered } = asked;
  if (chat.place === "direct" || speaker.identity === null) return { kind: "chat" };
  if (answer.public === true && (await mayBeShown(tx, asked, about))) return { kind: "chat" };
  if (offered?.ephemeral !== "none") return { kind: "alone" };
  if (isPlainQuestion(asked, answer) && (await mayBeShown(tx, asked, about))) return { kind: "chat" };
  const own = await ownChat(tx, asked);
  return own ? { kind: "own_chat", conversationId: own } : { kind: "unsaid" };
}

async function mayBeShown(
  tx: Transaction,
  { chat: { place, conversationId } }: Asked,
  about: string | null,
): Promise<boolean> {
  if (about === null || conversationId === null) return true;
  if (place !== "staff") return about === conversationId;
  const { rows } = await tx.client.query<Resource>(
    `select c.channel_id as "channelId", c.assignee_id as "ownerId", t.team, c.id as "conversationId" from comm_conversations c
     left join user_roles t on t.organization_id = c.organization_id and t.user_id = c.assignee_id
     where c.organization_id = $1 and c.id = $2`,
    [tx.organizationId, about],
  );
  return rows[0] !== undefined && everybodySees(await readPresent(tx, conversationId), rows[0]);
}

/** The asker's own chat with the hub on this channel, where they have linked an account. */
async function ownChat(tx: Transaction, { chat, speaker }: Asked): Promise<ConversationId | null> {
  const { rows } = await tx.client.query<{ id: ConversationId }>(
    `select s.id from comm_member_accounts a
     join comm_conversations s on s.organization_id = a.organization_id and s.id = a.conversation_id and s.audience = 'staff' and s.thread_kind <> 'group'
     where a.organization_id = $1 and a.channel_id = $2 and a.identity_kind = $3 and a.identity_value = $4 and a.revoked_at is null`,
    [tx.organizationId, chat.channelId, speaker.identity?.kind, speaker.identity?.value],
  );
  return rows[0]?.id ?? null;
}
