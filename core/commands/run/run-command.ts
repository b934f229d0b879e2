import {
  authorise,
  type Command,
  type CommandAnswer,
  type CommandChat,
  type ReadCommand,
  type ValuesOf,
} from "../../access/index.ts";
import { answerOnce, performAction } from "../../audit/index.ts";
import { inOrganization, type Transaction } from "../../database/index.ts";
import type { Queued } from "../../conversations/index.ts";
import { HubError } from "../../kernel/errors.ts";
import { newId, type Id } from "../../kernel/ids.ts";
import { unsafeCast } from "../../kernel/trust.ts";
import { useButton } from "../buttons/read-button.ts";
import type { CommandDeps } from "../deps.ts";
import { endQuestion } from "../questions/keep-question.ts";
import { guardAction, type LooseAction, type Touched } from "../risk/guard-action.ts";
import { speakingBy } from "../speaker.ts";
import { offerUndo } from "../undo/offer-undo.ts";
import { answerInChat } from "./answer-in-chat.ts";
import { seatOf, type Answer, type Asked } from "./asked.ts";
import { endWait } from "./end-wait.ts";
import { keepUse, UsedBefore, type Use } from "./keep-use.ts";
import { wordRefusal } from "./word-refusal.ts";

export type Values = ValuesOf<Command["arguments"]>;

/** What came of a command, and what it answers. Null where the message was handled before. */
export type Ran = { readonly use: Use; readonly answer: Answer } | null;

/**
 * Runs a command whose arguments were looked up: the action, the record of the use and the answer in one transaction. What
 * is refused changes nothing and is answered with the reason. `version`: only while the object is as it was shown.
 */
export const runCommand = (
  deps: CommandDeps,
  asked: Asked,
  command: Command,
  values: Values,
  version?: string,
): Promise<Ran> =>
  refusing(deps, asked, command.name, (speaking) =>
    command.action
      ? perform(deps, speaking, command, values, version)
      : read(deps, speaking, unsafeCast<Command & ReadCommand>(command), values),
  );

/** Does something in the name of whoever speaks by a command, and answers a refusal with its reason. */
export async function refusing(
  deps: CommandDeps,
  asked: Asked,
  command: string,
  act: (speaking: Asked) => Promise<Ran>,
): Promise<Ran> {
  const actor = speakingBy(asked.speaker.actor, command);
  const speaking: Asked = { ...asked, speaker: { ...asked.speaker, actor } };
  try {
    return await act(speaking);
  } catch (error) {
    if (error instanceof UsedBefore) return null;
    if (!(error instanceof HubError) || OF_REQUEST.has(error.code)) throw error;
    const use: Use = { command, outcome: "refused", reason: error.code };
    const words = (tx: Transaction) => wordRefusal(tx, actor, error);
    const text = await inOrganization(deps.database, asked.chat.organizationId, words);
    return answerUse(deps, speaking, use, { text });
  }
}

/** What is wrong with the request of a program, and not with the command. */
const OF_REQUEST: ReadonlySet<string> = new Set(["idempotency_key_taken", "answer_not_kept"]);

/** Keeps a use that changed nothing, and answers it. */
export async function answerUse(deps: CommandDeps, asked: Asked, use: Use, answer: Answer): Promise<Ran> {
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

type Bound = {
  readonly action: LooseAction;
  target(values: Values, chat: CommandChat): string;
  input(values: Values, chat: CommandChat, actor: Asked["speaker"]["actor"]): undefined;
  answer(done: object): CommandAnswer | Promise<CommandAnswer>;
};

/** The action that a command binds, and the object it would be done to. */
export function boundOf(
  command: Command,
  values: Values,
  chat: CommandChat,
): { readonly action: LooseAction; readonly id: string } {
  const { action, target } = unsafeCast<Bound>(command);
  return { action, id: target(values, chat) };
}

/** What the command says to its action. */
export const inputOf = (
  command: Command,
  values: Values,
  chat: CommandChat,
  actor: Asked["speaker"]["actor"],
): undefined => unsafeCast<Bound>(command).input(values, chat, actor);

async function perform(
  deps: CommandDeps,
  asked: Asked,
  command: Command,
  values: Values,
  version: string | undefined,
): Promise<Ran> {
  const { chat, speaker } = asked;
  const { actor } = speaker;
  const bound = unsafeCast<Bound>(command);
  const id = bound.target(values, chat);
  const touched: Touched[] = [];
  const action = guardAction(bound.action, id, version, (one) => void touched.push(one));
  const done = await performAction(
    deps.actions(),
    action,
    { actor, once: asked.once, ip: asked.ip ?? null },
    id,
    bound.input(values, chat, actor),
    async (tx, result, found) => {
      const use: Use = {
        id: newId("use"),
        command: command.name,
        outcome: "done",
        target: { kind: action.target.kind, id },
        ...(touched[0] && { undo: touched[0] }),
      };
      const said = await bound.answer({ values, result, found, chat, tx, actor });
      const answer = offerUndo(asked, use, said);
      return { use, answer, queued: await keepAndAnswer(tx, asked, use, answer) };
    },
  );
  begin(deps, done.queued);
  return { use: done.use, answer: done.answer };
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
  const named = unsafeCast<never>(values);
  const key = asked.messageId ?? asked.once?.keyHash ?? null;
  const prepare = async (): Promise<unknown> =>
    command.prepare?.({ values: named, chat, actor, key, deps: own });
  const done = await answerOnce(deps.database, { actor, once: asked.once }, prepare, async (tx, prepared) => {
    const answer = await command.answer({
      values: named,
      chat,
      tx,
      actor,
      known: deps.commands,
      prepared,
      deps: own,
    });
    return { answer, queued: await keepAndAnswer(tx, asked, use, answer) };
  });
  begin(deps, done.queued);
  return { use, answer: done.answer };
}

/** Nobody has to answer these; what was refused or went wrong may be a plea. */
const ANSWERED: ReadonlySet<Use["outcome"]> = new Set(["done", "asked"]);

/** Every use ends what was asked before, but for what is said beside it; a button is used up by what it did, not by a refusal. */
export async function keepAndAnswer(
  tx: Transaction,
  asked: Asked,
  use: Use & { readonly id?: Id<"use"> },
  answer: Answer,
): Promise<Queued | null> {
  const { failed } = answer;
  const kept: Use = failed ? { ...use, outcome: "failed", reason: failed } : use;
  await keepUse(tx, asked, kept);
  if (kept.target?.kind !== "conversation" && ANSWERED.has(use.outcome)) await endWait(tx, asked);
  if (asked.pressed !== undefined && use.outcome !== "refused") await useButton(tx, asked.pressed);
  const seat = seatOf(asked);
  if (seat && asked.entry !== "card" && asked.entry !== "reaction") await endQuestion(tx, seat);
  if (asked.reaction && kept.outcome === "done") return null;
  return answerInChat(tx, asked, use, answer);
}

/** Begins to deliver an answer that this process holds. */
export function begin({ deliver }: CommandDeps, queued: Queued | null): void {
  if (queued?.leased) deliver(queued.delivery);
}
