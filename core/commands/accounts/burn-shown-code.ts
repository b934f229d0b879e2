import { inOrganization } from "../../database/index.ts";
import type { Hears } from "../chat/heard.ts";
import { readChat } from "../chat/read-chat.ts";
import { runCommand } from "../run/run-command.ts";
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
  const chat = await inOrganization(deps.database, message.organizationId, (tx) => readChat(tx, heard));
  await runCommand(deps, { speaker, chat, entry: "text", messageId: message.messageId }, command, { code });
  return true;
};
