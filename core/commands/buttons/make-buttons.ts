import type { CommandChat } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { storableJson } from "../../kernel/storable.ts";
import type { Button } from "../../protocol/index.ts";
import type { Choice } from "../questions/does.ts";
import { newButton } from "./button-mark.ts";

/** How long buttons can be pressed, who may, and which question they answer. */
export type ButtonTerms = {
  readonly lasts: string;
  /** Null: anybody in the chat whose rights allow what it does. */
  readonly presser: { readonly kind: "member" | "contact"; readonly id: string } | null;
  readonly questionId?: string;
};

/** Makes buttons that may be pressed once, in this chat. */
export async function makeButtons(
  tx: Transaction,
  { conversationId, language }: Pick<CommandChat, "conversationId" | "language">,
  choices: readonly Choice[],
  { lasts, presser, questionId }: ButtonTerms,
): Promise<readonly Button[]> {
  const made = choices.map(({ label, does }) => ({ label: label[language], does, ...newButton() }));
  await tx.client.query(
    `insert into comm_command_buttons (organization_id, token_hash, conversation_id, actor_kind, actor_id, does, question_id, expires_at)
     select $1, b.token_hash, $2, $3, $4, b.does, $7, clock_timestamp() + $6::interval from jsonb_to_recordset($5) as b (token_hash text, does jsonb)`,
    [
      tx.organizationId,
      conversationId,
      presser?.kind ?? null,
      presser?.id ?? null,
      storableJson(made.map(({ hash, does }) => ({ token_hash: hash, does }))),
      lasts,
      questionId ?? null,
    ],
  );
  return made.map(({ label, value }) => ({ label, value }));
}
