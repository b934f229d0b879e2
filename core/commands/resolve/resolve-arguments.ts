import type { ArgumentKind, ArgumentValues, Command, CommandArgument, ValuesOf } from "../../access/index.ts";
import { inOrganization, type Transaction } from "../../database/index.ts";
import { HubError } from "../../kernel/errors.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import type { Call } from "../call.ts";
import type { CommandDeps } from "../deps.ts";
import type { GivenArgument } from "../parse/index.ts";
import type { Asked } from "../run/asked.ts";
import { CANDIDATES_MAX, type Asker, type Candidate, type Finds, type Found } from "./candidate.ts";
import { findChannel } from "./find-channel.ts";
import { findContact } from "./find-contact.ts";
import { findConversation } from "./find-conversation.ts";
import { findLabel } from "./find-label.ts";
import { findMember } from "./find-member.ts";
import { findRole } from "./find-role.ts";
import { findRule } from "./find-rule.ts";
import { findTeam } from "./find-team.ts";

/** What has to be asked or said before a command can run, about one of its arguments. */
export type Unclear =
  | { readonly kind: "missing"; readonly argument: CommandArgument }
  | {
      readonly kind: "several" | "too_many" | "none";
      readonly argument: CommandArgument;
      readonly said: string;
      /** To choose from; of a name that nothing has, what was probably meant. */
      readonly candidates: readonly Candidate[];
    };

/** The looked-up arguments, or the first that is not clear. */
export type Resolved =
  | { readonly kind: "found"; readonly values: ValuesOf<Command["arguments"]> }
  | { readonly kind: "unclear"; readonly unclear: Unclear };

/** How each kind that needs a look-up is found. */
const FINDERS = {
  member: findMember,
  contact: findContact,
  conversation: findConversation,
  channel: findChannel,
  team: findTeam,
  label: findLabel,
  rule: findRule,
  role: findRole,
} satisfies { readonly [K in ArgumentKind]?: Finds<K> };

/** Looks up what was given, with the rights of whoever gave it: what is foreign and what is missing read alike. */
export const resolveArguments = (
  { database }: Pick<CommandDeps, "database">,
  { speaker, chat }: Pick<Asked, "speaker" | "chat">,
  call: Call,
): Promise<Resolved> =>
  inOrganization(database, chat.organizationId, async (tx) => {
    const asker: Asker = { actor: speaker.actor, chat };
    const values: Record<string, unknown> = {};
    for (const argument of call.command.arguments) {
      const given = call.given.find((one) => one.argument.name === argument.name);
      const looked = given ? await lookUp(tx, asker, given) : leftOut(argument);
      if (looked.kind === "unclear") return looked;
      values[argument.name] = looked.value;
    }
    return needsConversation(call.command, values, asker) ?? { kind: "found", values: unsafeCast(values) };
  });

type Looked =
  | { readonly kind: "value"; readonly value: ArgumentValues[ArgumentKind] | undefined }
  | Extract<Resolved, { readonly kind: "unclear" }>;

const leftOut = (argument: CommandArgument): Looked =>
  argument.optional
    ? { kind: "value", value: undefined }
    : { kind: "unclear", unclear: { kind: "missing", argument } };

async function lookUp(tx: Transaction, asker: Asker, given: GivenArgument): Promise<Looked> {
  const { argument, said, value } = given;
  if (value !== undefined) return { kind: "value", value: value.value };
  const finder = finderOf(argument.kind);
  if (!finder) return { kind: "value", value: unsafeCast(said) };
  const { candidates, nearest } = await finder(tx, asker, given);
  const [first] = candidates;
  if (first && candidates.length === 1) return { kind: "value", value: first.value };
  const unclear = (kind: "several" | "too_many" | "none", among: readonly Candidate[]): Looked => ({
    kind: "unclear",
    unclear: { kind, argument, said, candidates: among },
  });
  if (!first) return unclear("none", nearest ? [nearest] : []);
  return candidates.length > CANDIDATES_MAX ? unclear("too_many", []) : unclear("several", candidates);
}

/** What is found is a value of the argument's own kind. */
const finderOf = (kind: ArgumentKind) =>
  unsafeCast<
    Readonly<Record<string, ((...of: Parameters<Finds<ArgumentKind>>) => Promise<Found>) | undefined>>
  >(FINDERS)[kind];

/** A conversation may be left out where the chat is about one; elsewhere it is asked for. */
function needsConversation(
  command: Command,
  values: Readonly<Record<string, unknown>>,
  { chat }: Asker,
): Resolved | null {
  const argument = command.arguments.find(({ kind }) => kind === "conversation");
  if (!argument || values[argument.name] !== undefined || chat.subject !== null || !command.action)
    return null;
  const { target } = unsafeCast<{ target(values: unknown, chat: Asker["chat"]): string }>(command);
  try {
    target(values, chat);
    return null;
  } catch (error) {
    if (error instanceof HubError && error.code === "conversation_unsaid")
      return { kind: "unclear", unclear: { kind: "missing", argument } };
    throw error;
  }
}
