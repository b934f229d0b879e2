import { errorMessage } from "../../kernel/errors.ts";
import { asSentence } from "../../kernel/word-issue.ts";
import type { Probe } from "../../protocol/index.ts";

/** How long a platform may take to respond. */
const PATIENCE_MS = 20_000;

/** The advice for a platform that has not responded, as the end of a sentence. */
type Again = { readonly words: string; readonly action?: "repair" };

/** Probes an account at its platform. A timeout becomes a finding too. */
export async function ask(
  question: () => Promise<Probe>,
  again: Again = { words: "check again" },
): Promise<Probe> {
  const { promise: late, resolve } = Promise.withResolvers<Probe>();
  const timer = setTimeout(
    () =>
      resolve(
        trouble(
          "unreachable",
          "The platform does not respond.",
          `Check the network, then ${again.words}.`,
          again,
        ),
      ),
    PATIENCE_MS,
  );
  try {
    return await Promise.race([question(), late]);
  } catch (error) {
    return trouble(
      "probe_failed",
      asSentence(`The check failed: ${errorMessage(error)}`),
      `Wait a moment, then ${again.words}. If this stays, see the log.`,
      again,
    );
  } finally {
    clearTimeout(timer);
  }
}

const trouble = (code: string, text: string, fix: string, { action }: Again): Probe => ({
  account: "",
  findings: [{ code, severity: "broken", text, fix, ...(action && { action }) }],
});
