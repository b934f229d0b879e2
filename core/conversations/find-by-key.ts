import type { MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { conflict } from "../kernel/errors.ts";
import type { ConversationId, MessageId } from "../kernel/ids.ts";

/** The message a member's client key already stands for, if any; throws when it is somebody else's or of another kind. */
export async function findByKey(
  tx: Transaction,
  actor: MemberActor,
  conversationId: ConversationId,
  kind: "message" | "note",
  clientKey: string,
): Promise<MessageId | undefined> {
  const { rows } = await tx.client.query<{ id: MessageId; kind: string; author_id: string | null }>(
    "select id, kind, author_id from comm_messages where organization_id = $1 and conversation_id = $2 and client_key = $3",
    [tx.organizationId, conversationId, clientKey],
  );
  const [found] = rows;
  if (found && (found.kind !== kind || found.author_id !== actor.userId))
    throw conflict(
      "client_key_taken",
      "This client key is used by another message. Use a new key for each message.",
      { clientKey },
    );
  return found?.id;
}

/** The same where there must be one. */
export async function messageOfKey(
  tx: Transaction,
  actor: MemberActor,
  conversationId: ConversationId,
  kind: "message" | "note",
  clientKey: string,
): Promise<MessageId> {
  const id = await findByKey(tx, actor, conversationId, kind, clientKey);
  if (!id) throw new Error(`No message has the client key ${clientKey}.`);
  return id;
}
