import type { Transaction } from "../../database/index.ts";
import { newId, type Id } from "../../kernel/ids.ts";
import { storableJson } from "../../kernel/storable.ts";
import type { Touched } from "../risk/guard-action.ts";
import { handleReaction } from "../staff/reactions/reaction.ts";
import type { Asked } from "./asked.ts";

/** What came of a command. `asked`: it waits for an answer, a confirmation or a second member. */
export type Outcome = "done" | "asked" | "refused" | "failed" | "undone";

/** A use of a command, for the page of commands and for whoever asks what happened. */
export type Use = {
  readonly id?: Id<"use">;
  readonly command: string;
  readonly outcome: Outcome;
  /** The code of a refusal. */
  readonly reason?: string;
  readonly target?: { readonly kind: string; readonly id: string };
  /** What it changed, where it can be taken back. */
  readonly undo?: Touched;
};

/** Thrown where the message or reaction was handled before: what this transaction did is undone. */
export class UsedBefore extends Error {}

/** Keeps a use in the transaction of what it did. Throws `UsedBefore` for a message or reaction that was one already. */
export async function keepUse(
  tx: Transaction,
  { speaker, chat, entry, messageId, reaction }: Asked,
  use: Use,
): Promise<void> {
  const { actor } = speaker;
  const useId = use.id ?? newId("use");
  const { rowCount } = await tx.client.query(
    `insert into comm_command_uses (organization_id, id, command, actor_kind, actor_id, channel_id, conversation_id, message_id, entry, outcome, reason, target_kind, target_id, undo)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing`,
    [
      tx.organizationId,
      useId,
      use.command.slice(0, 100),
      actor.kind,
      actor.kind === "member" ? actor.userId : actor.contactId,
      chat.channelId,
      chat.conversationId,
      messageId,
      entry,
      use.outcome,
      use.reason ?? null,
      use.target?.kind ?? null,
      use.target?.id ?? null,
      use.undo ? storableJson(use.undo) : null,
    ],
  );
  if (rowCount !== 1 || (reaction && !(await handleReaction(tx, reaction, useId)))) throw new UsedBefore();
}
