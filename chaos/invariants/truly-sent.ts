import { countBy } from "../count-by.ts";
import type { Evidence } from "../evidence.ts";
import type { Invariant } from "./invariant.ts";

/** Nothing falsely "sent": the platform's own ledger has every reply the hub says is there, and none has failed. */
export const trulySent: Invariant = {
  name: "every reply called sent is in the ledger",
  check: (evidence) => [
    ...unbacked(evidence),
    ...evidence.answers
      .filter((answer) => answer.state === "failed")
      .map(({ id }) => `reply ${id} has failed`),
  ],
};

function unbacked({ answers, ledger }: Evidence): string[] {
  const entries = countBy(ledger, (entry) => `${entry.chat_id}:${entry.message_id}`);
  return answers
    .filter(({ state, externalId }) => state === "sent" && entries.get(externalId ?? "") !== 1)
    .map(({ id, externalId }) => `reply ${id} is called sent as ${externalId ?? "nothing"}`);
}
