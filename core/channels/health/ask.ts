import { errorMessage } from "../../kernel/errors.ts";
import { asSentence } from "../../kernel/word-issue.ts";
import type { Probe } from "../../protocol/index.ts";
import { withinPatience } from "./within-patience.ts";

/** The advice for a platform that has not responded, as the end of a sentence. */
type Again = { readonly words: string; readonly action?: "repair" };

/** Probes an account at its platform. A timeout becomes a finding too. */
export async function ask(
  question: () => Promise<Probe>,
  again: Again = { words: "check again" },
): Promise<Probe> {
  const late = () =>
    trouble(
      "unreachable",
      "The platform does not respond.",
      `Check the network, then ${again.words}.`,
      again,
    );
  try {
    return await withinPatience(question, late);
  } catch (error) {
    return trouble(
      "probe_failed",
      asSentence(`The check failed: ${errorMessage(error)}`),
      `Wait a moment, then ${again.words}. If this stays, see the log.`,
      again,
    );
  }
}

const trouble = (code: string, text: string, fix: string, { action }: Again): Probe => ({
  account: "",
  findings: [{ code, severity: "broken", text, fix, ...(action && { action }) }],
});
