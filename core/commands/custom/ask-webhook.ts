import type { Actor, CommandChat } from "../../access/index.ts";
import { readOrganization, type Database, type Transaction } from "../../database/index.ts";
import type { Sealer } from "../../kernel/crypto.ts";
import { newId } from "../../kernel/ids.ts";
import type { CustomCommand } from "./custom-command.ts";
import type { AskHook, HookAnswer } from "./hook.ts";
import { secretSeal } from "./save-command.ts";

/** What an organization's own commands need to answer. */
export type AnsweringDeps = {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly askHook: AskHook;
};

export type Values = Readonly<Record<string, unknown>>;

/** Asks a command's webhook, outside of any transaction. A message that was handled before asks nothing. */
export async function askWebhook(
  { database, sealer, askHook }: AnsweringDeps,
  custom: CustomCommand,
  values: Values,
  chat: CommandChat,
  actor: Actor,
  key: string | null,
): Promise<HookAnswer | undefined> {
  const { answers, id, sealedSecret } = custom;
  const { organizationId } = chat;
  if (answers.kind !== "webhook" || sealedSecret === null) return undefined;
  if (key !== null && (await readOrganization(database, organizationId, (tx) => wasUsed(tx, key))))
    return undefined;
  const secret = sealer.open(sealedSecret, secretSeal(organizationId, id));
  const body = {
    command: custom.name,
    arguments: Object.fromEntries(custom.arguments.map(({ name }) => [name, values[name] ?? null])),
    by: whoOf(actor),
    conversationId: chat.subject,
    place: chat.place,
    language: chat.language,
  };
  return askHook({ url: answers.url, secret }, key ?? newId("use"), body);
}

async function wasUsed(tx: Transaction, messageId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from comm_command_uses where organization_id = $1 and message_id = $2",
    [tx.organizationId, messageId],
  );
  return (rowCount ?? 0) > 0;
}

function whoOf(actor: Actor): object {
  switch (actor.kind) {
    case "member":
      return { kind: "member", id: actor.userId, name: actor.name };
    case "contact":
      return { kind: "contact", id: actor.contactId, name: actor.name };
    default:
      return { kind: actor.kind };
  }
}
