import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "../../../../core/kernel/json.ts";
import type { Account, CommandMenu, MenuReceipt } from "../../../../core/protocol/index.ts";
import { botCommands } from "../../api/results.ts";
import { callApi } from "../../api.ts";
import type { Credentials, Settings } from "../../config.ts";
import { receiptOf } from "../../send/receipt.ts";
import { listsOf, type CommandList } from "./lists.ts";
import { keyOf, scopesOf, type Scope, type Slot } from "./scopes.ts";

type Bot = Account<Credentials, Settings>;
type Failure = Exclude<MenuReceipt, { kind: "done" }>;

/**
 * Makes the bot's lists of commands those of the menus. Telegram shows the list of the narrowest scope alone, so an old one would
 * hide ours: every scope is read first, what is right already is left alone, and what is nobody's is deleted.
 */
export async function publishMenus(account: Bot, menus: readonly CommandMenu[]): Promise<MenuReceipt> {
  const { lists, omitted, languages } = listsOf(menus);
  const sentences = [...omitted];
  for (const scope of scopesOf(menus)) {
    const slots = languages.map((language): Slot => ({ scope, language }));
    const receipts = await Promise.all(slots.map((slot) => setList(account, slot, lists.get(keyOf(slot)))));
    for (const receipt of receipts) {
      if (receipt.kind === "done") continue;
      const sentence = omittedBy(scope, receipt);
      if (sentence === null) return receipt;
      sentences.push(...sentence);
    }
  }
  return { kind: "done", ...(sentences.length > 0 && { omitted: [...new Set(sentences)] }) };
}

async function setList(account: Bot, slot: Slot, list: CommandList = []): Promise<MenuReceipt> {
  const place = { scope: slot.scope, ...(slot.language !== null && { language_code: slot.language }) };
  const seen = await ask(account, "getMyCommands", place);
  if (!("result" in seen)) return seen;
  const before = botCommands.safeParse(seen.result).data;
  if (isDeepStrictEqual(before, list)) return { kind: "done" };
  const changed =
    list.length > 0
      ? await ask(account, "setMyCommands", { commands: [...list], ...place })
      : await ask(account, "deleteMyCommands", place);
  return "result" in changed ? { kind: "done" } : changed;
}

async function ask(
  account: Bot,
  method: string,
  params: JsonObject,
): Promise<{ readonly result: unknown } | Failure> {
  const answer = await callApi(account, { method, params });
  if (answer.kind === "ok") return { result: answer.result };
  const receipt = receiptOf({ method, params }, answer);
  // A question that is repeated does no harm.
  return receipt.kind === "sent" || receipt.kind === "done"
    ? { kind: "rejected", reason: "Telegram did not take the menu." }
    : receipt;
}

/** Nobody finds a menu in a chat that is closed to the bot, so nobody misses it. */
const NOBODY_THERE = /chat not found|blocked|kicked|not a member|deactivated|upgraded/i;

/** Returns what to say of a refused list while the others are published; null where all of them wait or fail. */
function omittedBy({ chat_id: chat }: Scope, receipt: Failure): readonly string[] | null {
  if (chat === undefined || receipt.kind !== "rejected") return null;
  return NOBODY_THERE.test(receipt.reason)
    ? []
    : [`Telegram did not take the menu of the chat ${chat}: ${receipt.reason}`];
}
