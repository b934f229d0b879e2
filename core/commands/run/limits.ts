import { inOrganization, type Transaction } from "../../database/index.ts";
import type { CommandDeps } from "../deps.ts";
import { newId } from "../../kernel/ids.ts";
import type { Asked } from "./asked.ts";
import { keepUse, UsedBefore } from "./keep-use.ts";
import { answerUse } from "./run-command.ts";

/** Faster than people type. */
export const ACCOUNT_LIMIT = { commands: 30, window: "1 minute" } as const;

/**
 * Longer than people keep it up in one chat: programs that answer each other stop here, and until they were quiet for the
 * whole window. Customers' answers count against the loop budget of the conversation besides.
 */
export const CHAT_LIMIT = { commands: 150, window: "10 minutes" } as const;

const REASON = "too_many_commands";

/** Whether so many commands were given that this one is not even tried. That is said once; each is kept as a refused use. */
export async function overLimit(deps: CommandDeps, asked: Asked, command: string): Promise<boolean> {
  const { chat } = asked;
  if (chat.conversationId === null) return false;
  const spent = await inOrganization(deps.database, chat.organizationId, (tx) => readSpent(tx, asked));
  if (!spent) return false;
  const use = { command, outcome: "refused", reason: REASON } as const;
  if (spent.said) await keepOnly(deps, asked, use);
  else await answerUse(deps, asked, use, { text: WORDS[spent.what] });
  return true;
}

type Spent = { readonly what: "account" | "chat"; readonly said: boolean };

async function readSpent(tx: Transaction, { chat, speaker: { actor } }: Asked): Promise<Spent | null> {
  const { rows } = await tx.client.query<Record<"account" | "told" | "chat" | "chat_told", number>>(
    `select count(*) filter (where u.mine and u.used_at > clock_timestamp() - $4::interval)::int as account,
       count(*) filter (where u.mine and u.reason = $6 and u.used_at > clock_timestamp() - $4::interval)::int as told,
       count(*) filter (where u.here)::int as chat,
       count(*) filter (where u.here and u.reason = $6)::int as chat_told
     from (
       select used_at, reason, actor_id = $2 as mine, conversation_id = $3 as here from comm_command_uses
       where organization_id = $1 and actor_id = $2 and used_at > clock_timestamp() - $5::interval
       union all
       select used_at, reason, false, true from comm_command_uses
       where organization_id = $1 and conversation_id = $3 and actor_id is distinct from $2 and used_at > clock_timestamp() - $5::interval
     ) u`,
    [
      tx.organizationId,
      actor.kind === "member" ? actor.userId : actor.contactId,
      chat.conversationId,
      ACCOUNT_LIMIT.window,
      CHAT_LIMIT.window,
      REASON,
    ],
  );
  const row = rows[0];
  if (!row) return null;
  if (row.chat >= CHAT_LIMIT.commands) return { what: "chat", said: row.chat > CHAT_LIMIT.commands };
  if (row.account >= ACCOUNT_LIMIT.commands) return { what: "account", said: row.told > 0 };
  return null;
}

const WORDS = {
  account: {
    en: "These are too many commands: 30 a minute at most. Wait a minute, then go on.",
    de: "Das sind zu viele Befehle: höchstens 30 in der Minute. Warte eine Minute.",
  },
  chat: {
    en: "Commands stop here: too many in this chat, as if two programs answered each other. After 10 quiet minutes they work again.",
    de: "Befehle halten hier an: zu viele in diesem Chat, als antworteten zwei Programme einander. Nach 10 ruhigen Minuten gehen sie wieder.",
  },
} as const;

async function keepOnly(deps: CommandDeps, asked: Asked, use: Parameters<typeof keepUse>[2]): Promise<void> {
  try {
    await inOrganization(deps.database, asked.chat.organizationId, (tx) =>
      keepUse(tx, asked, { ...use, id: newId("use") }),
    );
  } catch (error) {
    if (!(error instanceof UsedBefore)) throw error;
  }
}
