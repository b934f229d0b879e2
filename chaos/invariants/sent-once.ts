import { countBy } from "../count-by.ts";
import type { Evidence } from "../evidence.ts";
import type { Invariant } from "./invariant.ts";

/** Nothing sent twice: what the ledger holds beyond the confirmed replies is explained by unconfirmed ones. */
export const sentOnce: Invariant = {
  name: "no reply is in the ledger twice",
  check: (evidence) =>
    surplusByChat(evidence).map(([chat, surplus]) => `${chat} got ${surplus} replies too many`),
};

/** How many more replies each chat got than the hub can account for. */
export function surplusByChat({ answers, ledger }: Evidence): [chat: string, surplus: number][] {
  const got = countBy(ledger, (entry) => String(entry.chat_id));
  const owed = countBy(
    answers.filter((answer) => answer.state === "sent" || answer.state === "unconfirmed"),
    (answer) => answer.chat,
  );
  return [...got]
    .map(([chat, count]): [string, number] => [chat, count - (owed.get(chat) ?? 0)])
    .filter(([, surplus]) => surplus > 0);
}
