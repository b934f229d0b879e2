import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../access/index.ts";
import { invalid } from "../kernel/errors.ts";
import { newId, type MessageId } from "../kernel/ids.ts";
import { findByKey } from "./find-by-key.ts";
import { keepHow } from "./keep-how.ts";
import { RichTextDraftSchema } from "./schema.ts";
import { storeEntries } from "./store-messages.ts";
import { conversationTarget } from "./target.ts";
import { noteExample } from "./examples.ts";

const action = actionsFor<unknown, MemberActor>();

/** Writes a note, which needs words and which only members who may write notes see. The same `clientKey` again is the same note. */
export const addNote = action({
  name: "conversation.note",
  summary: "Write a note, for members who may write notes",
  permission: "conversation.note",
  errors: { conflict: ["client_key_taken"], invalid: ["note_empty"] },
  target: conversationTarget,
  input: z
    .object({ clientKey: z.string().min(8).max(100), text: RichTextDraftSchema })
    .openapi({ example: noteExample }),
  record: "none",
  async perform({ tx, actor }, { id: conversationId }, { clientKey, text }): Promise<MessageId> {
    if (!text.text.trim()) throw invalid("note_empty", "Write a note first.");
    const before = await findByKey(tx, actor, conversationId, "note", clientKey);
    if (before) return before;
    const id = newId("msg");
    await storeEntries(tx, [
      {
        conversation_id: conversationId,
        id,
        direction: "out",
        kind: "note",
        author_kind: "member",
        author_id: actor.userId,
        author_name: actor.name,
        body: text.text,
        marks: text.marks,
        client_key: clientKey,
      },
    ]);
    await keepHow(tx, actor, id);
    return id;
  },
});
