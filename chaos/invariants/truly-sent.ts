import { countBy } from "../count-by.ts";
import type { Evidence } from "../evidence.ts";
import type { Invariant } from "./invariant.ts";

/** Checks that every reply marked as sent reached the platform, and that none has failed. */
export const trulySent: Invariant = {
  name: "every reply called sent reached the platform",
  check: (evidence) => [
    ...unbacked(evidence),
    ...evidence.answers
      .filter((answer) => answer.state === "failed")
      .map(({ id }) => `reply ${id} has failed`),
  ],
};

function unbacked({ answers, platformSends }: Evidence): string[] {
  const entries = countBy(platformSends, (entry) => `${entry.chat_id}:${entry.message_id}`);
  return answers
    .filter(({ state, externalId }) => state === "sent" && entries.get(externalId ?? "") !== 1)
    .map(({ id, externalId }) => `reply ${id} is called sent as ${externalId ?? "nothing"}`);
}
