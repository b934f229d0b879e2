import { countBy } from "../count-by.ts";
import type { Evidence } from "../evidence.ts";
import type { Invariant } from "./invariant.ts";

/** Checks that nothing was sent twice. Sends beyond the confirmed replies must be explained by unconfirmed ones. */
export const sentOnce: Invariant = {
  name: "no reply reached the platform twice",
  check: (evidence) =>
    surplusByChat(evidence).map(([chat, surplus]) => `${chat} got ${surplus} replies too many`),
};

/** Counts the replies that each chat got beyond what the hub can account for. */
export function surplusByChat({ answers, platformSends }: Evidence): [chat: string, surplus: number][] {
  const got = countBy(platformSends, (entry) => String(entry.chat_id));
  const owed = countBy(
    answers.filter((answer) => answer.state === "sent" || answer.state === "unconfirmed"),
    (answer) => answer.chat,
  );
  return [...got]
    .map(([chat, count]): [string, number] => [chat, count - (owed.get(chat) ?? 0)])
    .filter(([, surplus]) => surplus > 0);
}
