import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Account, CommandMenu, MenuReceipt, Receipt } from "../../../../core/protocol/index.ts";
import { callApi } from "../../api.ts";
import type { Credentials, Settings } from "../../config.ts";
import { application } from "../schemas.ts";
import { failureOf } from "../../send/receipt.ts";
import { asSet } from "./as-set.ts";
import { commandsOf } from "./commands.ts";

type Bot = Account<Credentials, Settings>;

/**
 * Sets the bot's commands, all at once and only where they differ: Discord takes 200 new ones a day. It has no audiences, so
 * everybody finds all of them.
 */
export async function publishMenus(account: Bot, menus: readonly CommandMenu[]): Promise<MenuReceipt> {
  const { commands, omitted } = commandsOf(menus);
  const me = await callApi(account, { method: "GET", route: "/applications/@me" });
  if (me.kind !== "ok") return failureOf(me);
  const id = application.safeParse(me.result).data?.id;
  if (id === undefined) return ODD_ANSWER;
  const route = `/applications/${id}/commands` as const;
  const seen = await callApi(account, { method: "GET", route, query: { with_localizations: "true" } });
  if (seen.kind !== "ok") return failureOf(seen);
  const before = known.safeParse(seen.result).data;
  if (!before || !isDeepStrictEqual(asSet(before), asSet(commands))) {
    const set = await callApi(account, { method: "PUT", route, body: commands });
    if (set.kind !== "ok") return failureOf(set);
  }
  return { kind: "done", ...(omitted.length > 0 && { omitted }) };
}

const known = z.array(z.record(z.string(), z.json()));

const ODD_ANSWER: Extract<Receipt, { kind: "rejected" }> = {
  kind: "rejected",
  reason: "The API address responds, but not like Discord.",
};
