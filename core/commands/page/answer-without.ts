import {
  authorise,
  type Command,
  type CommandAnswer,
  type CommandChat,
  type ReadCommand,
} from "../../access/index.ts";
import { performWithin } from "../../audit/index.ts";
import { inOrganization, type Transaction } from "../../database/index.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import type { CommandDeps } from "../deps.ts";
import type { Asked } from "../run/asked.ts";

/** Answers a command in a transaction that is rolled back. Null where the answer is known only once it was done. */
export async function answerWithout(
  deps: CommandDeps,
  asked: Asked,
  command: Command,
  values: object,
): Promise<CommandAnswer["text"] | null> {
  try {
    await inOrganization(deps.database, asked.chat.organizationId, async (tx) => {
      const answer = command.action
        ? await actWithin(tx, deps, asked, command, values)
        : await readWithin(tx, deps, asked, unsafeCast<Command & ReadCommand>(command), values);
      throw new RolledBack(answer?.text ?? null);
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.text;
    throw error;
  }
  return null;
}

type Bound = {
  target(values: object, chat: CommandChat): string;
  input(values: object, chat: CommandChat, actor: object): undefined;
  answer(done: object): CommandAnswer | Promise<CommandAnswer>;
};

/** What asks a platform first is only judged: its answer is not known. */
async function actWithin(
  tx: Transaction,
  deps: CommandDeps,
  { chat, speaker }: Asked,
  command: Command,
  values: object,
): Promise<CommandAnswer | null> {
  const { actor } = speaker;
  const bound = unsafeCast<Bound>(command);
  const action = unsafeCast<Parameters<typeof performWithin>[2] & { readonly prepare?: unknown }>(
    command.action,
  );
  const asksFirst = action.prepare !== undefined;
  const judged = asksFirst ? { ...action, record: "none" as const, perform: async () => undefined } : action;
  const id = bound.target(values, chat);
  const input = bound.input(values, chat, actor);
  const { found, result } = await performWithin(tx, deps.actions(), judged, { actor }, id, input);
  return asksFirst ? null : bound.answer({ values, result, found, chat, tx, actor });
}

async function readWithin(
  tx: Transaction,
  deps: CommandDeps,
  { chat, speaker }: Asked,
  command: ReadCommand,
  values: object,
): Promise<CommandAnswer> {
  const { actor } = speaker;
  if (command.permission !== "contact" && command.permission !== "signed_in")
    authorise(actor, command.permission);
  const own = unsafeCast<never>(deps.actions());
  return command.answer({
    values: unsafeCast(values),
    chat,
    tx,
    actor,
    known: deps.commands,
    prepared: undefined,
    deps: own,
  });
}

/** Thrown so that a trial leaves nothing. */
class RolledBack extends Error {
  readonly text: CommandAnswer["text"] | null;
  constructor(text: CommandAnswer["text"] | null) {
    super("A trial leaves nothing.");
    this.text = text;
  }
}
