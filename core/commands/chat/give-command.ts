import { inOrganization } from "../../database/index.ts";
import { plain } from "../../protocol/index.ts";
import type { CommandDeps } from "../deps.ts";
import { parseCommand, type Parsed } from "../parse/index.ts";
import type { Asked } from "../run/asked.ts";
import { giveParsed, typedIn } from "../run/give-text.ts";
import { overLimit } from "../run/limits.ts";
import { hintFiles } from "./hint-files.ts";
import { askedInChat } from "./asked-in-chat.ts";
import type { Heard, Hears } from "./heard.ts";
import { readAddress } from "./read-address.ts";

/** A text or a native command that names one of ours. What merely begins with a slash is left to others. */
export const giveCommand: Hears = async (deps, heard) => {
  const { message } = heard;
  const asked = await askedInChat(deps, heard, message.native ? "native" : "text");
  const parsed = await parseHeard(deps, asked, heard);
  if (parsed.kind === "message") return false;
  if (await hintFiles(deps, heard, asked)) return true;
  const name = parsed.command?.name ?? (parsed.kind === "error" ? parsed.said : "");
  if (!(await overLimit(deps, asked, name))) await giveParsed(deps, asked, parsed);
  return true;
};

/** What the text of a message is: a command, a failed one, or none. */
export async function parseHeard(
  { database, commands }: CommandDeps,
  asked: Asked,
  { message }: Heard,
): Promise<Parsed> {
  const addressedTo = await inOrganization(database, message.organizationId, (tx) =>
    readAddress(tx, message),
  );
  const { text, native } = message;
  const more = { addressedTo, ...(native && { options: native.options }) };
  // The words of a native command repeat its options, as people read them.
  return parseCommand(typedIn(asked, native ? plain(`/${native.name}`) : text, more), commands);
}
