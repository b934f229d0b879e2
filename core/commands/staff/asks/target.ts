import type { Target } from "../../../access/index.ts";
import { missing } from "../../../kernel/errors.ts";
import type { ConversationId, MessageId } from "../../../kernel/ids.ts";

type Ask = {
  readonly messageId: MessageId;
  readonly conversationId: ConversationId;
  readonly asker: string;
  readonly open: boolean;
};

/** A question to a colleague, by the message that shows it. Only whoever was asked finds it. */
export const askTarget: Target<Ask> = {
  kind: "ask",
  errors: { missing: ["ask_missing"] },
  async find(tx, actor, id) {
    const { rows } = await tx.client.query<Ask>(
      `select a.message_id as "messageId", a.conversation_id as "conversationId", u.name as asker,
         a.revoked_at is null and a.expires_at > clock_timestamp() as open
       from comm_asks a join users u on u.id = a.asker_id
       where a.organization_id = $1 and a.message_id = $2 and a.asked_id = $3`,
      [tx.organizationId, id, actor.kind === "member" ? actor.userId : null],
    );
    if (!rows[0]) throw missing("ask_missing", "Nobody asked you this.");
    return rows[0];
  },
  resourceOf: () => ({}),
};
