import type { CommandLanguage } from "../../../access/index.ts";
import type { Transaction } from "../../../database/index.ts";
import type { ConversationId } from "../../../kernel/ids.ts";
import { cutText } from "../../../kernel/cut-text.ts";

/** How many messages a colleague is shown, and how much of each. */
const SHOWN = 5;
const CUT = 300;

/** Words what a colleague who is asked is shown of a conversation: its last messages. */
export async function readShown(
  tx: Transaction,
  conversationId: ConversationId,
  asker: string,
  language: CommandLanguage,
): Promise<string> {
  const { rows } = await tx.client.query<{ number: string; author: string; body: string }>(
    `select c.number, m.author_name as author, left(m.body, 2000) as body from comm_conversations c
     join comm_messages m on m.organization_id = c.organization_id and m.conversation_id = c.id and m.kind = 'message' and m.deleted_at is null
     where c.organization_id = $1 and c.id = $2 order by m.sent_at desc, m.position desc limit $3`,
    [tx.organizationId, conversationId, SHOWN],
  );
  const lines = rows.toReversed().map(({ author, body }) => `${author}: ${cutText(body, CUT)}`);
  return [WORDS[language].asks(asker, `#${rows[0]?.number ?? ""}`), ...lines, WORDS[language].how].join("\n");
}

const WORDS = {
  en: {
    asks: (asker: string, number: string) => `${asker} asks you about ${number}:`,
    how: "Reply to this message within a day: your answer becomes a note, which the customer never sees.",
  },
  de: {
    asks: (asker: string, number: string) => `${asker} fragt Sie zu ${number}:`,
    how: "Antworten Sie innerhalb eines Tages auf diese Nachricht: Ihre Antwort wird eine Notiz, die der Kunde nie sieht.",
  },
} as const;
