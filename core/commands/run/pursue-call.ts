import { askFirst, riskHere } from "../risk/ask-first.ts";
import type { Call } from "../call.ts";
import type { CommandDeps } from "../deps.ts";
import { askForArgument } from "../questions/ask-for-argument.ts";
import { cancelQuestion } from "../questions/cancel-question.ts";
import { resolveArguments } from "../resolve/resolve-arguments.ts";
import { undoUse } from "../undo/undo-use.ts";
import type { Asked } from "./asked.ts";
import { answerUse, refusing, runCommand, type Ran } from "./run-command.ts";

/**
 * Goes on with a command as far as it comes: looks up its arguments, asks for one that is not clear, asks before something
 * risky, and else runs it. `confirmed`: the state of the object that was shown when it was confirmed.
 */
export async function pursueCall(
  deps: CommandDeps,
  asked: Asked,
  call: Call,
  confirmed?: string,
): Promise<Ran> {
  const { name } = call.command;
  if (name === "cancel") return cancelQuestion(deps, asked, name);
  if (name === "undo") return undoUse(deps, asked, null);
  const resolved = await resolveArguments(deps, asked, call);
  if (resolved.kind === "unclear") {
    const answer = askForArgument(call, resolved.unclear, asked.chat.subject);
    const outcome = answer.question ? "asked" : "failed";
    return answerUse(
      deps,
      { ...asked, known: deps.commands },
      { command: name, outcome, reason: reasonOf(resolved.unclear.kind) },
      answer,
    );
  }
  const { values } = resolved;
  const risk = confirmed === undefined ? riskHere(call, asked) : null;
  if (risk) return refusing(deps, asked, name, (speaking) => askFirst(deps, speaking, call, values, risk));
  return runCommand(deps, asked, call.command, values, confirmed);
}

const reasonOf = (kind: "missing" | "several" | "too_many" | "none"): string => `argument_${kind}`;
