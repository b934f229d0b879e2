import type {
  Actor,
  Command,
  CommandAnswer,
  CommandArgument,
  CommandChat,
  ReadCommand,
} from "../../access/index.ts";
import { permitted } from "../../conversations/index.ts";
import { readOrganization, type Transaction } from "../../database/index.ts";
import { invalid } from "../../kernel/errors.ts";
import { plain, type RichText } from "../../protocol/index.ts";
import { performRule } from "../../rules/index.ts";
import { readTemplate, readTemplateValues, renderTemplate } from "../../templates/index.ts";
import type { CustomCommand } from "./custom-command.ts";
import { askWebhook, type AnsweringDeps, type Values } from "./ask-webhook.ts";
import type { HookAnswer } from "./hook.ts";
import { argumentValues } from "./word-text.ts";

/** A command of an organization's own as one of those that the hub knows. Its rights are those of whoever may speak there. */
export function toCommand(deps: AnsweringDeps, custom: CustomCommand): Command {
  const command: ReadCommand = {
    name: custom.name,
    aliases: custom.aliases,
    for: custom.audience,
    where: custom.where,
    summary: both(custom.description),
    example: [`/${custom.name}`, ...custom.arguments.map(({ name }) => name)].join(" "),
    arguments: custom.arguments.map(toArgument),
    permission: custom.audience === "contact" ? "contact" : "signed_in",
    ...(custom.answers.kind === "webhook" && {
      prepare: async ({ values, chat, actor, key }) => {
        await readOrganization(deps.database, chat.organizationId, (tx) => seeSubject(tx, actor, chat));
        return askWebhook(deps, custom, values, chat, actor, key);
      },
    }),
    async answer({ values, chat, tx, actor, prepared }) {
      await seeSubject(tx, actor, chat);
      return answerCustom(custom, { values, chat, tx, actor, prepared });
    },
  };
  return { ...command, permission: command.permission };
}

/** A member hears of a conversation only what they may read; a customer's chat is their own. */
async function seeSubject(tx: Transaction, actor: Actor, { subject }: CommandChat): Promise<void> {
  if (actor.kind !== "contact" && subject !== null) await permitted(tx, actor, "conversation.read", subject);
}

const both = (text: string) => ({ en: text, de: text });

const toArgument = ({
  summary,
  optional,
  option,
  choices,
  ...rest
}: CustomCommand["arguments"][number]): CommandArgument => ({
  ...rest,
  summary: both(summary),
  ...(optional && { optional }),
  ...(option && { option }),
  ...(choices && { choices }),
});

type Asked = {
  readonly values: Values;
  readonly chat: CommandChat;
  readonly tx: Transaction;
  readonly actor: Actor;
  readonly prepared: unknown;
};

async function answerCustom(custom: CustomCommand, asked: Asked): Promise<CommandAnswer> {
  const { answers } = custom;
  switch (answers.kind) {
    case "text":
      return { text: both(await word(custom, asked, plain(answers.text))) };
    case "template":
      return {
        text: both(await word(custom, asked, (await readTemplate(asked.tx, answers.templateId)).text)),
      };
    case "rule":
      return runRule(custom, asked, answers.ruleId);
    case "webhook":
      return answerOf(asked.prepared, answers);
  }
}

async function runRule(
  custom: CustomCommand,
  asked: Asked,
  ruleId: Parameters<typeof performRule>[2],
): Promise<CommandAnswer> {
  const { subject } = asked.chat;
  if (subject === null) throw invalid("conversation_unsaid", "This works in a conversation with a customer.");
  const replies = await performRule(asked.tx, asked.actor, ruleId, subject);
  const texts: string[] = [];
  for (const reply of replies) texts.push(await word(custom, asked, reply));
  return { text: texts.length > 0 ? both(texts.join("\n\n")) : { en: "Done.", de: "Erledigt." } };
}

/** A text with its variables filled in, for whoever asked. */
async function word(
  custom: CustomCommand,
  { tx, chat, actor, values }: Asked,
  text: RichText,
): Promise<string> {
  const asker = actor.kind === "member" ? actor.name : "";
  const known = await readTemplateValues(tx, chat.subject, asker);
  return renderTemplate(text, { ...known, ...argumentValues(custom.arguments, values) }).text.text;
}

function answerOf(
  prepared: unknown,
  { url, fallback }: { readonly url: string; readonly fallback: string },
): CommandAnswer {
  if (isHookAnswer(prepared))
    return prepared.kind === "answered"
      ? { text: both(prepared.text) }
      : { text: both(fallback), failed: prepared.reason };
  const host = URL.parse(url)?.host ?? url;
  return { text: { en: `${host} is asked for the answer.`, de: `${host} wird nach der Antwort gefragt.` } };
}

const isHookAnswer = (value: unknown): value is HookAnswer =>
  typeof value === "object" && value !== null && "kind" in value;
