import { actionsFor, type MemberActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { holdBack, type SendDeps } from "../deliveries/index.ts";
import type { ConversationId } from "../kernel/ids.ts";
import { keepHow } from "./keep-how.ts";
import { replyToConversation, type Replied } from "./reply.ts";

/** How long a reply by command can be taken back before it leaves, in milliseconds. */
const HELD_BACK_MS = 5_000;

/** A reply on its way, and to whom. `platform`: the chat app, as people know it. */
export type SentByCommand = Replied & { readonly customer: string; readonly platform: string };

const action = actionsFor<SendDeps, MemberActor>();

/** `replyToConversation` for members who write it as a command or in a chat: it waits a moment before it leaves. */
export const sendByCommand = action({
  ...replyToConversation,
  async perform(context, conversation, draft): Promise<SentByCommand> {
    const { tx, actor, deps } = context;
    const replied = await replyToConversation.perform(context, conversation, draft, undefined);
    await keepHow(tx, actor, replied.messageId);
    await holdBack(tx, replied.messageId, HELD_BACK_MS);
    const channel = await deps.channels.open(conversation.channelId);
    return {
      ...replied,
      customer: await readCustomer(tx, conversation.id),
      platform: channel?.connector.name ?? "",
    };
  },
  // A sweep begins its delivery, once it is due.
  complete: (_deps, _sent: SentByCommand) => undefined,
});

async function readCustomer(tx: Transaction, id: ConversationId): Promise<string> {
  const { rows } = await tx.client.query<{ customer: string }>(
    `select coalesce(nullif(k.name, ''), c.title) as customer from comm_conversations c
     left join comm_contacts k on k.organization_id = c.organization_id and k.id = c.contact_id and c.thread_kind <> 'group'
     where c.organization_id = $1 and c.id = $2`,
    [tx.organizationId, id],
  );
  return rows[0]?.customer ?? "";
}
