import type { PerformingActor } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { newId, type ConversationId } from "../kernel/ids.ts";
import type { Change } from "./conversation-state.ts";
import { howOf } from "./keep-how.ts";
import { storeEntries } from "./store-messages.ts";

/** Writes each change as a system message of the thread, in the transaction that made it and in the name of who made it. */
export async function writeSystemMessages(
  tx: Transaction,
  actor: PerformingActor,
  conversationId: ConversationId,
  changes: readonly Change[],
): Promise<void> {
  const author = authorOf(actor);
  const via = howOf(actor);
  await storeEntries(
    tx,
    changes.map((change) => ({
      conversation_id: conversationId,
      id: newId("msg"),
      direction: "out",
      kind: "event",
      author_kind: author.kind,
      author_id: author.id,
      author_name: author.name,
      body: "",
      event: via ? { ...change, via } : change,
    })),
  );
}

/** Whom the thread names for what an actor did. */
export function authorOf(actor: PerformingActor) {
  switch (actor.kind) {
    case "member":
      return { kind: "member" as const, id: actor.userId, name: actor.name };
    case "contact":
      return { kind: "contact" as const, id: actor.contactId, name: actor.name };
    case "rule":
      return { kind: "rule" as const, id: actor.ruleId, name: actor.name };
  }
}
