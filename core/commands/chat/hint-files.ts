import type { CommandDeps } from "../deps.ts";
import type { Asked } from "../run/asked.ts";
import { overLimit } from "../run/limits.ts";
import { answerUse } from "../run/run-command.ts";
import { hintWords } from "../staff/hint-words.ts";
import type { Heard } from "./heard.ts";

/** A member's command takes no files: nothing is done, so that no invoice is announced and left out. What was asked before stays open. */
export async function hintFiles(
  deps: CommandDeps,
  { message, speaker }: Heard,
  asked: Asked,
): Promise<boolean> {
  if (!message.hasFiles || speaker.actor.kind !== "member") return false;
  if (await overLimit(deps, asked, "reply")) return true;
  const use = { command: "reply", outcome: "failed", reason: "files" } as const;
  await answerUse(deps, { ...asked, entry: "card" }, use, { text: hintWords.files });
  return true;
}
