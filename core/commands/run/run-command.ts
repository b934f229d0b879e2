import {
  authorise,
  type Command,
  type CommandAnswer,
  type ReadCommand,
  type ValuesOf,
} from "../../access/index.ts";
import { performAction } from "../../audit/index.ts";
import { inOrganization, type Transaction } from "../../database/index.ts";
import type { Queued } from "../../conversations/index.ts";
import { HubError } from "../../kernel/errors.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import type { CommandDeps } from "../deps.ts";
import { speakingBy } from "../speaker.ts";
import { answerInChat } from "./answer-in-chat.ts";
import type { Asked } from "./asked.ts";
import { keepUse, UsedBefore, type Use } from "./keep-use.ts";
import { wordRefusal } from "./word-refusal.ts";

type Values = ValuesOf<Command["arguments"]>;

/** What came of a command, and what it answers. Null where the message was handled before. */
export type Ran = { readonly use: Use; readonly answer: CommandAnswer } | null;

/**
 * Runs a command whose arguments were looked up: the action, the record of the use and the answer in one transaction. What
 * is refused changes nothing and is answered with the reason.
 */
export async function runCommand(
  deps: CommandDeps,
  asked: Asked,
  command: Command,
  values: Values,
): Promise<Ran> {
  const actor = speakingBy(asked.speaker.actor, command.name);
  const speaking: Asked = { ...asked, speaker: { ...asked.speaker, actor } };
  try {
    return command.action
      ? await perform(deps, speaking, unsafeCast<AnyBound>(command), values)
      : await read(deps, speaking, unsafeCast<Command & ReadCommand>(command), values);
  } catch (error) {
    if (error instanceof UsedBefore) return null;
    if (!(error instanceof HubError) || OF_REQUEST.has(error.code)) throw error;
    const use: Use = { command: command.name, outcome: "refused", reason: error.code };
    return answerUse(deps, speaking, use, { text: wordRefusal(error) });
  }
}

/** What is wrong with the request of a program, and not with the command. */
const OF_REQUEST: ReadonlySet<string> = new Set(["idempotency_key_taken", "answer_not_kept"]);

/** Keeps a use that changed nothing, and answers it. */
export async function answerUse(
  deps: CommandDeps,
  asked: Asked,
  use: Use,
  answer: CommandAnswer,
): Promise<Ran> {
  try {
    const queued = await inOrganization(deps.database, asked.chat.organizationId, (tx) =>
      keepAndAnswer(tx, asked, use, answer),
    );
    begin(deps, queued);
    return { use, answer };
  } catch (error) {
    if (error instanceof UsedBefore) return null;
    throw error;
  }
}

type AnyBound = Command & {
  readonly action: { readonly target: { readonly kind: string } };
  target(values: Values, chat: Asked["chat"]): string;
  input(values: Values, chat: Asked["chat"], actor: Asked["speaker"]["actor"]): undefined;
  answer(done: object): CommandAnswer | Promise<CommandAnswer>;
};

async function perform(deps: CommandDeps, asked: Asked, command: AnyBound, values: Values): Promise<Ran> {
  const { chat, speaker } = asked;
  const { actor } = speaker;
  const id = command.target(values, chat);
  const input = command.input(values, chat, actor);
  const use: Use = {
    command: command.name,
    outcome: "done",
    target: { kind: command.action.target.kind, id },
  };
  const action = unsafeCast<Parameters<typeof performAction>[1]>(command.action);
  const done = await performAction(
    deps.actions(),
    action,
    { actor, once: asked.once, ip: asked.ip ?? null },
    id,
    input,
    async (tx, result, found) => {
      const answer = await command.answer({ values, result, found, chat, tx, actor });
      return { answer, queued: await keepAndAnswer(tx, asked, use, answer) };
    },
  );
  begin(deps, done.queued);
  return { use, answer: done.answer };
}

async function read(
  deps: CommandDeps,
  asked: Asked,
  command: Command & ReadCommand,
  values: Values,
): Promise<Ran> {
  const { chat, speaker } = asked;
  const { actor } = speaker;
  if (command.permission !== "contact" && command.permission !== "signed_in")
    authorise(actor, command.permission);
  const use: Use = { command: command.name, outcome: "done" };
  const own = unsafeCast<never>(deps.actions());
  await command.prepare?.({ values: unsafeCast(values), chat, deps: own });
  const done = await inOrganization(deps.database, chat.organizationId, async (tx) => {
    const answer = await command.answer({
      values: unsafeCast(values),
      chat,
      tx,
      actor,
      known: deps.commands,
      deps: own,
    });
    return { answer, queued: await keepAndAnswer(tx, asked, use, answer) };
  });
  begin(deps, done.queued);
  return { use, answer: done.answer };
}

async function keepAndAnswer(
  tx: Transaction,
  asked: Asked,
  use: Use,
  answer: CommandAnswer,
): Promise<Queued | null> {
  const { failed } = answer;
  await keepUse(tx, asked, failed ? { ...use, outcome: "failed", reason: failed } : use);
  return answerInChat(tx, asked, use.command, answer);
}

function begin({ deliver }: CommandDeps, queued: Queued | null): void {
  if (queued?.leased) deliver(queued.delivery);
}
