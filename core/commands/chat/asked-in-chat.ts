import { inOrganization } from "../../database/index.ts";
import type { CommandDeps } from "../deps.ts";
import type { Asked, Entry } from "../run/asked.ts";
import type { Heard } from "./heard.ts";
import { readChat } from "./read-chat.ts";

/** A message on its way to become a command: its chat, and what its platform offers. */
export async function askedInChat({ database }: CommandDeps, heard: Heard, entry: Entry): Promise<Asked> {
  const { message, speaker, channel } = heard;
  const chat = await inOrganization(database, message.organizationId, (tx) => readChat(tx, heard));
  return { speaker, chat, entry, messageId: message.messageId, offered: channel.connector.capabilities };
}
