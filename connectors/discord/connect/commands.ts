import { cutText } from "../../../core/kernel/cut-text.ts";
import type { JsonObject } from "../../../core/kernel/json.ts";
import type { MenuCommand, MenuParameter } from "../../../core/protocol/index.ts";

const LIMITS = { commands: 100, options: 25, choices: 25, text: 100 } as const;

const CHAT_COMMAND = 1;
const TYPES = { text: 3, number: 10, boolean: 5, person: 6 } as const;

/** Renders the menu. Discord refuses the whole list for one odd name, so a command without a valid one is left out. */
export const commandsOf = (commands: readonly MenuCommand[]): readonly JsonObject[] =>
  uniqueByName(commands.map((command) => ({ ...command, name: command.name.toLowerCase() })))
    .slice(0, LIMITS.commands)
    .map(({ name, description, parameters = [] }) => ({
      type: CHAT_COMMAND,
      name,
      description: describing(description, name),
      options: requiredFirst(
        uniqueByName(parameters.map((one) => ({ ...one, name: one.name.toLowerCase() }))),
      )
        .slice(0, LIMITS.options)
        .map(optionOf),
    }));

/** discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function uniqueByName<Named extends { readonly name: string }>(named: readonly Named[]): readonly Named[] {
  return named.filter(
    ({ name }, index) => NAME.test(name) && named.findIndex((other) => other.name === name) === index,
  );
}

/** Discord wants the required ones first. */
const requiredFirst = (parameters: readonly MenuParameter[]) =>
  parameters.toSorted((a, b) => Number(b.required) - Number(a.required));

function optionOf({ name, description, required, type, choices }: MenuParameter): JsonObject {
  const takesChoices = choices && choices.length > 0 && choices.length <= LIMITS.choices && type === "text";
  return {
    type: TYPES[type],
    name,
    description: describing(description, name),
    required,
    ...(takesChoices && {
      choices: choices.map((choice) => ({
        name: cutText(choice, LIMITS.text),
        value: choice.slice(0, LIMITS.text),
      })),
    }),
  };
}

const describing = (description: string, name: string) => cutText(description.trim(), LIMITS.text) || name;
