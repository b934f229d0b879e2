import type { CommandArgument, CommandChat } from "../access/index.ts";
import type { Transaction } from "../database/index.ts";
import { invalid } from "../kernel/errors.ts";
import type { ConversationId } from "../kernel/ids.ts";

/** The conversation that a command is about, where it may be left out. */
export const CONVERSATION = {
  name: "conversation",
  kind: "conversation",
  summary: { en: "Which conversation, such as #12", de: "Welches Gespräch, etwa #12" },
  optional: true,
} as const satisfies CommandArgument;

type Named = { readonly conversation?: { readonly id: ConversationId } | undefined };

/** The conversation that was named, else the one that the chat, card or page is about. Throws `conversation_unsaid`. */
export function subjectOf(
  { conversation }: Named,
  { subject }: Pick<CommandChat, "subject">,
): ConversationId {
  const id = conversation?.id ?? subject;
  if (id === null) throw invalid("conversation_unsaid", "Say which conversation, such as #12.");
  return id;
}

/** A conversation as people name it: #12. */
export async function numberOf(tx: Transaction, conversationId: string): Promise<string> {
  const { rows } = await tx.client.query<{ number: string }>(
    "select number from comm_conversations where organization_id = $1 and id = $2",
    [tx.organizationId, conversationId],
  );
  return `#${rows[0]?.number ?? "?"}`;
}
