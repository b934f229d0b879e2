import {
  covers,
  riskOf,
  type CommandAnswer,
  type CommandChat,
  type CommandPlace,
  type ContactActor,
  type MemberActor,
  type Rights,
  type Risk,
} from "../../access/index.ts";
import { permitted } from "../../conversations/index.ts";
import { readOrganization, type Transaction } from "../../database/index.ts";
import { BUILT_IN_ROLES, isBuiltInRole } from "../../identity/index.ts";
import { HubError, refused } from "../../kernel/errors.ts";
import { newId, type ConversationId } from "../../kernel/ids.ts";
import { plain } from "../../protocol/index.ts";
import { businessHoursOf } from "../../settings/index.ts";
import type { CommandDeps } from "../deps.ts";
import { parseCommand } from "../parse/index.ts";
import { askForArgument } from "../questions/ask-for-argument.ts";
import { resolveArguments } from "../resolve/resolve-arguments.ts";
import type { Asked } from "../run/asked.ts";
import { wordRefusal } from "../run/word-refusal.ts";
import { answerWithout } from "./answer-without.ts";

/** A line that is only tried. */
export type Trial = {
  readonly line: string;
  readonly audience: "contact" | "member";
  /** A built-in role, of a member. */
  readonly role: string;
  readonly place: CommandPlace;
  /** The number of the conversation that the chat is about. */
  readonly conversation?: number | undefined;
  readonly language: "en" | "de";
};

/** What a line would come to. `message`: it is no command, and so a message like any other. */
export type Tried = {
  readonly outcome: "would_do" | "asked" | "refused" | "failed" | "message";
  readonly command: string | null;
  readonly does: string | null;
  /** What is asked before it is done. */
  readonly risk: Risk | null;
  readonly reason: string | null;
  readonly text: CommandAnswer["text"] | null;
};

/** Says what a line would do for somebody in a role, at a place, and does nothing: its transaction is rolled back, and no platform and no webhook is asked. Throws `role_above_yours` for rights that one does not hold. */
export async function tryLine(given: CommandDeps, by: MemberActor, trial: Trial): Promise<Tried> {
  const deps = { ...given, commands: await given.commandsToTry(by.organizationId) };
  const asked = await readAsked(deps, by, trial);
  const parsed = parseCommand(
    {
      text: plain(trial.line),
      audience: trial.audience,
      place: trial.place,
      addressedTo: null,
      // As a native command: nobody has to address the hub for it.
      ...(trial.line.trimStart().startsWith("/") && { options: {} }),
      languages: trial.language === "de" ? ["de", "en"] : ["en", "de"],
      zone: asked.chat.zone,
      today: Temporal.Now.plainDateISO(asked.chat.zone),
    },
    deps.commands,
  );
  if (parsed.kind === "message") return { ...NOTHING, outcome: "message" };
  const command = parsed.command?.name ?? null;
  if (parsed.kind === "error")
    return { ...NOTHING, outcome: "failed", command, reason: parsed.code, text: parsed.words };
  const { action } = parsed.command;
  const known = { command, does: action?.summary ?? null, risk: (action && riskOf(action)) ?? null };
  try {
    const resolved = await resolveArguments(deps, asked, parsed);
    if (resolved.kind !== "found") {
      const { text, question } = askForArgument(parsed, resolved.unclear, asked.chat.subject);
      return { ...known, outcome: question ? "asked" : "failed", reason: null, text };
    }
    const text = await answerWithout(deps, asked, parsed.command, resolved.values);
    return { ...known, outcome: "would_do", reason: null, text };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const text = await readOrganization(deps.database, by.organizationId, (tx) =>
      wordRefusal(tx, asked.speaker.actor, error),
    );
    return { ...known, outcome: "refused", reason: error.code, text };
  }
}

const NOTHING = { command: null, does: null, risk: null, reason: null, text: null };

async function readAsked(deps: CommandDeps, by: MemberActor, trial: Trial): Promise<Asked> {
  const { organizationId } = by;
  return readOrganization(deps.database, organizationId, async (tx): Promise<Asked> => {
    const subject = trial.conversation === undefined ? null : await findSubject(tx, by, trial.conversation);
    const chat: CommandChat = {
      organizationId,
      place: trial.place,
      language: trial.language,
      zone: (await businessHoursOf(tx)).timeZone,
      subject,
      channelId: null,
      conversationId: null,
    };
    const actor = trial.audience === "member" ? inRole(by, trial.role) : someCustomer(chat);
    return { speaker: { actor, identity: null }, chat, entry: "page", messageId: null };
  });
}

/** What is foreign and what is missing read alike. */
async function findSubject(tx: Transaction, by: MemberActor, number: number): Promise<ConversationId> {
  const { rows } = await tx.client.query<{ id: string }>(
    "select id from comm_conversations where organization_id = $1 and number = $2",
    [tx.organizationId, number],
  );
  return (await permitted(tx, by, "conversation.read", rows[0]?.id ?? "")).id;
}

/** Whoever tries learns nothing that they may not see themselves. */
function inRole(by: MemberActor, role: string): MemberActor {
  const rights: Rights = isBuiltInRole(role) ? BUILT_IN_ROLES[role] : {};
  if (!covers(by.permissions, rights))
    throw refused("role_above_yours", "You can try only roles that hold no more than you do.", { role });
  return { ...by, role, roleId: null, permissions: rights };
}

const someCustomer = ({ organizationId, subject }: CommandChat): ContactActor => ({
  kind: "contact",
  contactId: newId("con"),
  name: "",
  organizationId,
  conversationId: subject ?? newId("cnv"),
});
