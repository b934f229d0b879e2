import { inOrganization } from "../../database/index.ts";
import type { CommandDeps } from "../deps.ts";
import { seatOf, type Asked } from "../run/asked.ts";
import { answerUse, type Ran } from "../run/run-command.ts";
import { readQuestion } from "./keep-question.ts";

/** Ends the open question. Every use of a command does that; this one does nothing else. */
export async function cancelQuestion(deps: CommandDeps, asked: Asked, command: string): Promise<Ran> {
  const seat = seatOf(asked);
  const open =
    asked.pressed !== undefined ||
    (seat !== null &&
      (await inOrganization(deps.database, asked.chat.organizationId, (tx) => readQuestion(tx, seat))) !==
        null);
  const text = open
    ? { en: "Cancelled. Nothing was done.", de: "Abgebrochen. Nichts wurde getan." }
    : { en: "There is nothing to cancel.", de: "Es gibt nichts abzubrechen." };
  return answerUse(deps, asked, { command, outcome: "done" }, { text });
}
