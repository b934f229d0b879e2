import type { Transaction } from "../../database/index.ts";
import type { ConversationId, MessageId } from "../../kernel/ids.ts";
import { storableJson } from "../../kernel/storable.ts";
import type { Seat } from "../run/asked.ts";
import type { Does, Question } from "./does.ts";

/** How long a question waits for its answer. */
export const QUESTION_LASTS = "10 minutes";

/** An open question: what its numbers and labels do, and what may be said instead. */
export type OpenQuestion = {
  /** Its buttons know it. */
  readonly id: string;
  /** The choices were shown with numbers: only then is a number an answer. */
  readonly numbered: boolean;
  readonly choices?: readonly { readonly label: string; readonly does: Does }[];
  readonly open?: Question["open"] | null;
  /** The message that asks, once it is queued. */
  readonly messageId?: MessageId;
};

/** Keeps the question of an account in a chat, in place of an earlier one. Until it ends, whatever is said there is for commands first. */
export async function keepQuestion(
  tx: Transaction,
  { conversationId, identity }: Seat,
  question: OpenQuestion,
): Promise<void> {
  await tx.client.query(
    `insert into comm_command_dialogues (organization_id, conversation_id, identity_kind, identity_value, state, expires_at)
     values ($1, $2, $3, $4, $5, clock_timestamp() + $6::interval)
     on conflict (organization_id, conversation_id, identity_kind, identity_value)
     do update set state = excluded.state, expires_at = excluded.expires_at`,
    [
      tx.organizationId,
      conversationId,
      identity.kind,
      identity.value,
      storableJson(question),
      QUESTION_LASTS,
    ],
  );
  await tx.client.query(
    `update comm_conversations set dialogue_until = greatest(dialogue_until, clock_timestamp() + $3::interval)
     where organization_id = $1 and id = $2`,
    [tx.organizationId, conversationId, QUESTION_LASTS],
  );
}

/** Notes which message asks. */
export async function noteAsking(
  tx: Transaction,
  { conversationId, identity }: Seat,
  messageId: MessageId,
): Promise<void> {
  await tx.client.query(
    `update comm_command_dialogues set state = state || jsonb_build_object('messageId', $5::text)
     where organization_id = $1 and conversation_id = $2 and identity_kind = $3 and identity_value = $4`,
    [tx.organizationId, conversationId, identity.kind, identity.value, messageId],
  );
}

/** Reads the question that is open to this very account; null where there is none, or its time is over. */
export async function readQuestion(tx: Transaction, seat: Seat): Promise<OpenQuestion | null> {
  const { rows } = await tx.client.query<{ state: OpenQuestion }>(
    `select state from comm_command_dialogues
     where organization_id = $1 and conversation_id = $2 and identity_kind = $3 and identity_value = $4 and expires_at > clock_timestamp()`,
    [tx.organizationId, seat.conversationId, seat.identity.kind, seat.identity.value],
  );
  return rows[0]?.state ?? null;
}

/** Ends the account's question, if one is open: its buttons are used up with it. */
export async function endQuestion(tx: Transaction, { conversationId, identity }: Seat): Promise<boolean> {
  const { rows } = await tx.client.query<{ id: string | null; waits: boolean }>(
    `delete from comm_command_dialogues where organization_id = $1 and conversation_id = $2 and identity_kind = $3 and identity_value = $4
     returning state ->> 'id' as id, expires_at > clock_timestamp() as waits`,
    [tx.organizationId, conversationId, identity.kind, identity.value],
  );
  const ended = rows[0];
  if (!ended) return false;
  await tx.client.query(
    "update comm_command_buttons set used_at = clock_timestamp() where organization_id = $1 and question_id = $2 and used_at is null",
    [tx.organizationId, ended.id],
  );
  await shortenDialogue(tx, conversationId);
  return ended.waits;
}

/** A chat of members is always a dialogue. */
async function shortenDialogue(tx: Transaction, conversationId: ConversationId): Promise<void> {
  await tx.client.query(
    `update comm_conversations set dialogue_until = (
       select max(d.expires_at) from comm_command_dialogues d where d.organization_id = $1 and d.conversation_id = $2)
     where organization_id = $1 and id = $2 and audience = 'customers' and dialogue_until is not null`,
    [tx.organizationId, conversationId],
  );
}
