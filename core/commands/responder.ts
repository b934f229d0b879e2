import { inOrganization } from "../database/index.ts";
import type { ClaimedMessage, MessageSummary, Responder } from "../outbox/index.ts";
import type { RuleRows } from "../rules/index.ts";
import { burnShownCode } from "./accounts/burn-shown-code.ts";
import { actsHere } from "./accounts/chats/acts-here.ts";
import { refuseElsewhere } from "./accounts/chats/refuse-elsewhere.ts";
import { hintToLink } from "./accounts/hint-to-link.ts";
import { readChatMessage, type ChatMessage } from "./chat/chat-message.ts";
import { answerDialogue } from "./chat/answer-dialogue.ts";
import { giveCommand } from "./chat/give-command.ts";
import { hintCommand } from "./chat/hint-command.ts";
import { hintForm } from "./chat/hint-form.ts";
import { hearStaff } from "./chat/hear-staff.ts";
import type { Heard, Hears } from "./chat/heard.ts";
import { usePress } from "./chat/use-press.ts";
import type { CommandDeps } from "./deps.ts";
import { hearAnswer } from "./staff/asks/hear-answer.ts";
import { readSpeaker } from "./speaker.ts";

/** In this order; the first that understands a message ends the chain. */
const HEARERS: readonly Hears[] = [
  burnShownCode,
  usePress,
  answerDialogue,
  hintForm,
  giveCommand,
  hintCommand,
  hearAnswer,
  hearStaff,
];

/** Somebody in a chat of members who is none does nothing there; a member acts where that is allowed, and elsewhere is told so. */
function hearersOf(heard: Heard): readonly Hears[] {
  const { message, speaker } = heard;
  if (message.audience === "staff" && speaker.actor.kind === "contact") return [burnShownCode, hintToLink];
  return actsHere(heard) ? HEARERS : [burnShownCode, refuseElsewhere];
}

const NOTHING: RuleRows = { runs: [], replies: [] };

/** A text that may be a command: one with a slash, or in a group one that names the hub first. */
const LOOKS_LIKE_ONE = /^\s*[/@]/u;

/** Lets people act by command. A command ends the chain, and so does everything said in a chat of members: no rule answers there. */
export const createCommandResponder = (deps: CommandDeps): Responder<RuleRows> => ({
  name: "commands",
  prepare: async () => async (summary) => (mayConcern(summary) ? "yes" : "no"),
  async respond(claimed, summary) {
    if (!claimed.event.dialogue && !summary.dialogue && !mayConcern(summary))
      return { chain: "continue", rows: NOTHING };
    const message = await readMessage(deps, claimed);
    if (!message || !maySpeak(message))
      return { chain: message?.audience === "staff" ? "end" : "continue", rows: NOTHING };
    const understood = message.used || (await hear(deps, message));
    return { chain: understood || message.audience === "staff" ? "end" : "continue", rows: NOTHING };
  },
});

/** What was forwarded, made by a machine or changed since commands nothing. */
const maySpeak = ({ automatic, forwarded, edited }: ChatMessage): boolean =>
  !automatic && !forwarded && !edited;

const mayConcern = ({ act, text }: MessageSummary): boolean => act === true || LOOKS_LIKE_ONE.test(text);

const readMessage = (deps: CommandDeps, claimed: ClaimedMessage) =>
  inOrganization(deps.database, claimed.organizationId, (tx) => readChatMessage(tx, claimed));

async function hear(deps: CommandDeps, message: ChatMessage): Promise<boolean> {
  const channel = await deps.channels.open(message.channelId);
  const speaker =
    channel &&
    (await inOrganization(deps.database, message.organizationId, (tx) =>
      readSpeaker(tx, message, channel.connector.name),
    ));
  if (!speaker) return false;
  const heard: Heard = { message, speaker, channel };
  const own = { ...deps, commands: await deps.commandsOf(message.organizationId) };
  for (const hears of hearersOf(heard)) if (await hears(own, heard)) return true;
  return false;
}
