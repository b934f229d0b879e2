import type { CommandAnswer, CommandChat } from "../../access/index.ts";
import type { Transaction } from "../../database/index.ts";
import { hashToken, randomToken } from "../../kernel/crypto.ts";
import type { Button } from "../../protocol/index.ts";
import type { Speaker } from "../speaker.ts";

/** What a button of ours is called at the platform; the rest of its value is a secret of which we keep the hash. */
export const BUTTON_MARK = "p1.";

/** How long a button can be pressed. */
const LASTS = "1 day";

/** Makes buttons that may be pressed once, by whoever asked, in this chat. */
export async function makeButtons(
  tx: Transaction,
  chat: CommandChat,
  { actor }: Speaker,
  wanted: NonNullable<CommandAnswer["buttons"]>,
): Promise<(readonly Button[])[]> {
  const made = wanted.map(({ label, command }) => ({
    label: label[chat.language],
    value: `${BUTTON_MARK}${randomToken(16)}`,
    does: { command, subject: chat.subject },
  }));
  await tx.client.query(
    `insert into comm_command_buttons (organization_id, token_hash, conversation_id, actor_kind, actor_id, does, expires_at)
     select $1, b.token_hash, $2, $3, $4, b.does, clock_timestamp() + $6::interval from jsonb_to_recordset($5) as b (token_hash text, does jsonb)`,
    [
      tx.organizationId,
      chat.conversationId,
      actor.kind,
      actor.kind === "member" ? actor.userId : actor.contactId,
      JSON.stringify(made.map(({ value, does }) => ({ token_hash: hashToken(value), does }))),
      LASTS,
    ],
  );
  return made.map(({ label, value }) => [{ label, value }]);
}
