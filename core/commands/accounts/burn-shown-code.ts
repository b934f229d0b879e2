import { callWithWords } from "../call.ts";
import { askedInChat } from "../chat/asked-in-chat.ts";
import type { Hears } from "../chat/heard.ts";
import { overLimit } from "../run/limits.ts";
import { pursueCall } from "../run/pursue-call.ts";
import { readCode } from "./link-code.ts";

const SHOWS_CODE = /^\s*(?:@\S+\s+)?\/link(?:@\S+)?\s+(\S+)/iu;

/** A code that somebody shows in a group, also where they address nobody: it is burnt, because everybody there could read it. */
export const burnShownCode: Hears = async (deps, heard) => {
  const { message, speaker } = heard;
  if (message.threadKind !== "group") return false;
  const code = SHOWS_CODE.exec(message.text.text)?.[1];
  if (code === undefined || readCode(code) === null) return false;
  const command = deps.commands.find(({ name, for: whom }) => name === "link" && whom === speaker.actor.kind);
  if (!command) return false;
  const asked = await askedInChat(deps, heard, "text");
  if (!(await overLimit(deps, asked, command.name)))
    await pursueCall(deps, asked, callWithWords(command, "code", code));
  return true;
};
