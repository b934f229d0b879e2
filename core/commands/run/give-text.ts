import { plain, type RichText } from "../../protocol/index.ts";
import { languagesOf } from "../chat/read-chat.ts";
import type { CommandDeps } from "../deps.ts";
import { parseCommand, type Parsed, type Typed } from "../parse/index.ts";
import type { Asked } from "./asked.ts";
import { pursueCall } from "./pursue-call.ts";
import { answerUse, type Ran } from "./run-command.ts";

/** What was typed, as the parser takes it. */
export const typedIn = (
  { chat, speaker }: Pick<Asked, "chat" | "speaker">,
  text: RichText,
  more: Partial<Typed> = {},
): Typed => ({
  text,
  audience: speaker.actor.kind,
  place: chat.place,
  addressedTo: null,
  languages: languagesOf(chat.language),
  zone: chat.zone,
  today: Temporal.Now.plainDateISO(chat.zone),
  ...more,
});

/** Gives a command that was written by us, such as that of a button: nobody has to address us for it. */
export async function giveText(deps: CommandDeps, asked: Asked, text: string): Promise<Ran> {
  const parsed = parseCommand(typedIn(asked, plain(text), { options: {} }), deps.commands);
  return parsed.kind === "message" ? null : giveParsed(deps, asked, parsed);
}

/** Goes on with what was understood, or says what is wrong with it. */
export const giveParsed = (
  deps: CommandDeps,
  asked: Asked,
  parsed: Exclude<Parsed, { readonly kind: "message" }>,
): Promise<Ran> =>
  parsed.kind === "call"
    ? pursueCall(deps, asked, parsed)
    : answerUse(
        deps,
        asked,
        { command: parsed.command?.name ?? parsed.said, outcome: "failed", reason: parsed.code },
        { text: parsed.words },
      );
