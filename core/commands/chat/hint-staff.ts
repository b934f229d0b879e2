import type { CommandDeps } from "../deps.ts";
import { overLimit } from "../run/limits.ts";
import { answerUse } from "../run/run-command.ts";
import { hintWords } from "../staff/hint-words.ts";
import type { Hint } from "../staff/what-it-means.ts";
import { askedInChat } from "./asked-in-chat.ts";
import type { Heard } from "./heard.ts";

/** Tells a member in a chat of members why what they said did nothing. Anybody else's message is left to others. */
export async function hintStaff(deps: CommandDeps, heard: Heard, why: Hint): Promise<boolean> {
  if (heard.message.audience !== "staff" || heard.speaker.actor.kind !== "member") return false;
  const asked = await askedInChat(deps, heard, "text");
  const use = { command: "reply", outcome: "failed", reason: why } as const;
  if (!(await overLimit(deps, asked, "reply"))) await answerUse(deps, asked, use, { text: hintWords[why] });
  return true;
}
