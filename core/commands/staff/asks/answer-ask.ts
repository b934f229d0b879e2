import { z } from "@hono/zod-openapi";
import { actionsFor, type MemberActor } from "../../../access/index.ts";
import { storeEntries } from "../../../conversations/index.ts";
import { conflict, invalid } from "../../../kernel/errors.ts";
import { newId, type MessageId } from "../../../kernel/ids.ts";
import { askTarget } from "./target.ts";

const action = actionsFor<unknown, MemberActor>();

/** Writes the answer of whoever was asked as a note. They need no right but the question, and only while it is open. */
export const answerAsk = action({
  name: "ask.answer",
  summary: "Answer a colleague's question with a note in the conversation",
  permission: "signed_in",
  errors: { conflict: ["ask_over"], invalid: ["note_empty"] },
  target: askTarget,
  input: z.object({ text: z.string() }),
  record: "audit",
  async perform({ tx, actor, note }, { conversationId, asker, open }, { text }): Promise<MessageId> {
    if (!open) throw conflict("ask_over", "This question is over: your answer was not taken over.");
    if (!text.trim()) throw invalid("note_empty", "Write a note first.");
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
        body: `${actor.name}, asked by ${asker}: ${text}`,
        marks: [],
        client_key: `ask-${id}`,
      },
    ]);
    note({ action: "conversation.ask_answered", target: { kind: "conversation", id: conversationId } });
    return id;
  },
});
