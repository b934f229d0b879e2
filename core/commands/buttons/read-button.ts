import type { Transaction } from "../../database/index.ts";
import type { Id } from "../../kernel/ids.ts";
import { conflict, type HubError } from "../../kernel/errors.ts";
import type { ChatMessage } from "../chat/chat-message.ts";
import type { Does } from "../questions/does.ts";
import type { Speaker } from "../speaker.ts";
import { hashOf } from "./button-mark.ts";

/** Why a press did nothing. */
export type Unusable =
  | "button_unknown"
  | "button_elsewhere"
  | "button_not_yours"
  | "button_used"
  | "button_expired";

/** A button that may be pressed by this speaker, here and now; or why it may not. */
export type ReadButton = { readonly hash: string; readonly does: Does } | { readonly unusable: Unusable };

type Row = {
  actor_kind: string | null;
  actor_id: string | null;
  does: Does;
  here: boolean;
  used: boolean;
  expired: boolean;
};

/** Reads the pressed button. Which reason is told depends on what the presser may know: of another chat's they learn no more. */
export async function readButton(
  tx: Transaction,
  { press, conversationId }: Pick<ChatMessage, "press" | "conversationId">,
  { actor }: Speaker,
): Promise<ReadButton> {
  const hash = press === null ? null : hashOf(press);
  if (hash === null) return { unusable: "button_unknown" };
  // A thread's next conversation is the same chat.
  const { rows } = await tx.client.query<Row>(
    `select b.actor_kind, b.actor_id, b.does, b.used_at is not null as used, b.expires_at <= clock_timestamp() as expired,
       (select count(*) from comm_conversations made join comm_conversations now on now.organization_id = made.organization_id and now.channel_id = made.channel_id and now.thread_key = made.thread_key
        where made.organization_id = b.organization_id and made.id = b.conversation_id and now.id = $3) > 0 as here
     from comm_command_buttons b where b.organization_id = $1 and b.token_hash = $2`,
    [tx.organizationId, hash, conversationId],
  );
  const row = rows[0];
  if (!row) return { unusable: "button_unknown" };
  if (!row.here) return { unusable: "button_elsewhere" };
  if (!isTheirs(row, actor)) return { unusable: "button_not_yours" };
  if (row.used) return { unusable: "button_used" };
  if (row.expired) return { unusable: "button_expired" };
  return { hash, does: row.does };
}

function isTheirs({ actor_kind, actor_id }: Row, actor: Speaker["actor"]): boolean {
  if (actor_kind === null) return true;
  const id: Id<"usr"> | Id<"con"> = actor.kind === "member" ? actor.userId : actor.contactId;
  return actor.kind === actor_kind && id === actor_id;
}

/** Uses a button up, and the others of its question. Throws `button_used` where somebody was quicker: what this transaction did is undone. */
export async function useButton(tx: Transaction, hash: string): Promise<void> {
  const { rows } = await tx.client.query<{ question_id: string | null }>(
    `update comm_command_buttons set used_at = clock_timestamp()
     where organization_id = $1 and token_hash = $2 and used_at is null and expires_at > clock_timestamp() returning question_id`,
    [tx.organizationId, hash],
  );
  const used = rows[0];
  if (!used) throw buttonUsed();
  await tx.client.query(
    "update comm_command_buttons set used_at = clock_timestamp() where organization_id = $1 and question_id = $2 and used_at is null",
    [tx.organizationId, used.question_id],
  );
}

const buttonUsed = (): HubError => conflict("button_used", "This button is used up.");
