import { languagesOf } from "../chat/read-chat.ts";
import type {
  Command,
  CommandArgument,
  CommandChat,
  CommandLanguage,
  IdempotencyKey,
  MemberActor,
} from "../../access/index.ts";
import { permitted } from "../../conversations/index.ts";
import { readOrganization } from "../../database/index.ts";
import { plain } from "../../protocol/index.ts";
import { businessHoursOf } from "../../settings/index.ts";
import { readCall } from "../call.ts";
import type { CommandDeps } from "../deps.ts";
import { formatCall, parseCommand } from "../parse/index.ts";
import type { Answer, Asked } from "../run/asked.ts";
import type { Use } from "../run/keep-use.ts";
import { pursueCall } from "../run/pursue-call.ts";
import { answerUse, type Ran } from "../run/run-command.ts";

/** A line as somebody typed it on the pages, or a program sent it. */
export type Line = {
  readonly line: string;
  /** What the page is about. */
  readonly conversationId?: string | undefined;
  readonly language: CommandLanguage;
};

/** What came of a line. `missing`: the argument it waits for. */
export type Given = NonNullable<Ran> & { readonly missing: CommandArgument | null };

export type Giver = {
  readonly by: { readonly actor: MemberActor; readonly ip: string };
  readonly once: IdempotencyKey | undefined;
};

/** Gives a command from the pages or from a program, as the member who asks: what is refused is answered in words. Throws `conversation_unknown` for a page about none. */
export async function giveLine(given: CommandDeps, giver: Giver, line: Line): Promise<Given> {
  const deps = { ...given, commands: await given.commandsOf(giver.by.actor.organizationId) };
  const asked = await readAsked(deps, giver, line);
  const parsed = parseCommand(
    {
      text: plain(withSlash(line.line)),
      audience: "member",
      place: "page",
      addressedTo: null,
      languages: languagesOf(asked.chat.language),
      zone: asked.chat.zone,
      today: Temporal.Now.plainDateISO(asked.chat.zone),
    },
    deps.commands,
  );
  const say = async (use: Use, text: NonNullable<Ran>["answer"], missing: CommandArgument | null = null) =>
    toGiven(await answerUse(deps, asked, use, text), missing);
  switch (parsed.kind) {
    case "message":
      return say(
        { command: firstWord(line.line), outcome: "failed", reason: "command_unknown" },
        { text: UNKNOWN },
      );
    case "error":
      return say(
        { command: parsed.command?.name ?? parsed.said, outcome: "failed", reason: parsed.code },
        { text: parsed.words },
      );
    case "call": {
      const { use, answer } = toGiven(await pursueCall(deps, asked, parsed), null);
      const waitsFor = answer.question?.open?.argument;
      return {
        use,
        answer: { ...answer, buttons: linesOf(answer, deps.commands) },
        missing: parsed.command.arguments.find(({ name }) => name === waitsFor) ?? null,
      };
    }
  }
}

/** What may be chosen next, as lines: a page gives them as if they were typed. */
function linesOf({ buttons = [], question, offer }: Answer, commands: readonly Command[]) {
  const choices = (question?.choices ?? []).flatMap(({ label, does }) => {
    const call = does.kind === "call" ? readCall(does.call, commands) : null;
    return call ? [{ label, command: formatCall(call.command, call.given) }] : [];
  });
  return [...choices, ...buttons, ...(offer ? [{ label: offer.label, command: "/undo" }] : [])];
}

const UNKNOWN = {
  en: "There is no such command. /help lists them.",
  de: "Diesen Befehl gibt es nicht. /help zählt sie auf.",
};

/** Here a line is a command by itself. */
const withSlash = (line: string): string =>
  line.trimStart().startsWith("/") ? line : `/${line.trimStart()}`;

const firstWord = (line: string): string => line.trim().replace(/^\//u, "").split(/\s/u)[0] ?? "";

async function readAsked(
  { database }: CommandDeps,
  { by: { actor, ip }, once }: Giver,
  { conversationId, language }: Line,
): Promise<Asked> {
  const { organizationId } = actor;
  const chat = await readOrganization(database, organizationId, async (tx): Promise<CommandChat> => ({
    organizationId,
    place: "page",
    language,
    zone: (await businessHoursOf(tx)).timeZone,
    subject:
      conversationId === undefined
        ? null
        : (await permitted(tx, actor, "conversation.read", conversationId)).id,
    channelId: null,
    conversationId: null,
  }));
  return {
    speaker: { actor: { ...actor, via: FROM_PAGE }, identity: null },
    chat,
    entry: actor.keyId ? "api" : "page",
    messageId: null,
    once,
    ip,
  };
}

const FROM_PAGE = { command: "", platform: null, channelId: null, accountId: null };

/** Only a message can have been handled before. */
function toGiven(ran: Ran, missing: CommandArgument | null): Given {
  if (ran === null) throw new Error("A line on the pages has no message.");
  return { ...ran, missing };
}
