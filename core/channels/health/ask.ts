import { textOf } from "../../kernel/errors.ts";
import type { Probe } from "../../protocol/index.ts";

/** How long a platform may take before a person should be told something. */
const PATIENCE_MS = 20_000;

/** Asks a platform about an account; one that never answers becomes a finding too. */
export async function ask(question: () => Promise<Probe>): Promise<Probe> {
  const { promise: late, resolve } = Promise.withResolvers<Probe>();
  const timer = setTimeout(() => resolve(trouble("unreachable", "The platform does not answer.", "Check the network, then check again.")), PATIENCE_MS);
  try {
    return await Promise.race([question(), late]);
  } catch (error) {
    return trouble("probe_failed", `The check itself failed: ${textOf(error)}.`, "Check again; if it stays, the log says more.");
  } finally {
    clearTimeout(timer);
  }
}

const trouble = (code: string, text: string, fix: string): Probe => ({ account: "", findings: [{ code, severity: "broken", text, fix }] });
