import { inOrganization } from "../../database/index.ts";
import { hashToken } from "../../kernel/crypto.ts";
import { callWithWords } from "../call.ts";
import { askedInChat } from "../chat/asked-in-chat.ts";
import { parseHeard } from "../chat/give-command.ts";
import type { Hears } from "../chat/heard.ts";
import { overLimit } from "../run/limits.ts";
import { pursueCall } from "../run/pursue-call.ts";
import { holdCode } from "./code-rows.ts";
import { readCode } from "./link-code.ts";

const SHOWS_CODE = /^\s*(?:@\S+\s+)?\/link(?:@\S+)?\s+(\S+)/iu;

/**
 * A code that somebody shows in a group, also where they address nobody: it is burnt, because everybody there could read it. A word
 * that only looks like one is ours where the hub is addressed, else talk between others.
 */
export const burnShownCode: Hears = async (deps, heard) => {
  const { message, speaker } = heard;
  if (message.threadKind !== "group") return false;
  const code = readCode(SHOWS_CODE.exec(message.text.text)?.[1] ?? "");
  if (code === null) return false;
  const command = deps.commands.find(({ name, for: whom }) => name === "link" && whom === speaker.actor.kind);
  if (!command) return false;
  const asked = await askedInChat(deps, heard, "text");
  const found = await inOrganization(deps.database, message.organizationId, (tx) =>
    holdCode(tx, "code_hash", hashToken(code)),
  );
  if (!found && (await parseHeard(deps, asked, heard)).kind === "message") return false;
  if (!(await overLimit(deps, asked, command.name)))
    await pursueCall(deps, asked, callWithWords(command, "code", code));
  return true;
};
