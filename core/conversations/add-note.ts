import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../access/index.ts";
import { invalid } from "../kernel/errors.ts";
import { newId, type MessageId } from "../kernel/ids.ts";
import { storableJson, storableText } from "../kernel/storable.ts";
import { appendEvent } from "../outbox/index.ts";
import { messageOfKey } from "./find-by-key.ts";
import { RichTextDraftSchema } from "./schema.ts";
import { conversationTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Writes a note, which needs words and which only members who may write notes see. The same `clientKey` again is the same note. */
export const addNote = action({
  name: "conversation.note",
  summary: "Write a note, for members who may write notes",
  permission: "conversation.note",
  target: conversationTarget,
  input: z.object({
    clientKey: z.string().min(8).max(100),
    text: RichTextDraftSchema,
    mentions: z.array(z.string()).max(50).optional(),
  }),
  record: "none",
  async perform({ tx, actor }, { id: conversationId }, { clientKey, text }): Promise<MessageId> {
    if (!text.text.trim()) throw invalid("note_empty", "Write something: a note needs words.");
    const { rows } = await tx.client.query<{ id: MessageId }>(
      `insert into comm_messages (organization_id, conversation_id, id, channel_id, direction, kind, author_kind, author_id, author_name, body, marks, client_key, sent_at, position)
       select organization_id, id, $3, channel_id, 'out', 'note', 'member', $4, $5, $6, $7, $8, e.sent_at, e.position from comm_conversations, end_of_thread($1, $2) e where organization_id = $1 and id = $2
       on conflict do nothing returning id`,
      [
        tx.organizationId,
        conversationId,
        newId("msg"),
        actor.userId,
        actor.name,
        storableText(text.text),
        storableJson(text.marks),
        clientKey,
      ],
    );
    const messageId = rows[0]?.id ?? (await messageOfKey(tx, actor, conversationId, "note", clientKey));
    if (rows[0]) await appendEvent(tx, { kind: "note_added", messageId, conversationId });
    return messageId;
  },
});
