import type { Form } from "../../form.ts";
import type { CommandOption, Localised } from "../../wire.ts";
import { readLocalised } from "./localised.ts";

export type CommandDraft = {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly name_localizations: Localised;
  readonly description_localizations: Localised;
  readonly options: readonly CommandOption[];
  readonly default_member_permissions: string | null;
  readonly nsfw: boolean;
  readonly contexts: readonly number[] | null;
};

/** A name in small letters, without spaces. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u;
const SUB = [1, 2];

/** Checks an application command with its options. Returns it as Discord keeps it. */
export function readCommand(form: Form): CommandDraft {
  const type = form.choice("type", [1, 2, 3], false) ?? 1;
  const name = form.text("name", { min: 1, max: 32 }, true) ?? "";
  const description =
    form.text("description", { min: type === 1 ? 1 : 0, max: type === 1 ? 100 : 0 }, type === 1) ?? "";
  if (type === 1) checkName(form, name);
  const permissions = form.value.default_member_permissions;
  return {
    type,
    name,
    description,
    name_localizations: readLocalised(form, "name_localizations", 32),
    description_localizations: readLocalised(form, "description_localizations", 100),
    options: readOptions(form, OPTIONS),
    default_member_permissions: typeof permissions === "string" ? permissions : null,
    nsfw: form.flag("nsfw"),
    contexts: readContexts(form),
  };
}

/** 0: servers, 1: the bot's direct chat, 2: other direct chats. */
function readContexts(form: Form): readonly number[] | null {
  if (!Array.isArray(form.value.contexts)) return null;
  const contexts = form.values("contexts", { max: 3 }).map(Number);
  if (contexts.some((context) => ![0, 1, 2].includes(context)))
    form.fail("contexts", "ENUM_TYPE_COERCE", "Value is not a valid enum value.");
  return contexts;
}

function checkName(form: Form, name: string): void {
  if (name.length > 0 && name.length <= 32 && (!NAME.test(name) || name !== name.toLowerCase()))
    form.fail("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
}

/** Which options may stand at one level: a group holds subcommands, a subcommand holds plain ones. */
const OPTIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const BELOW: Readonly<Record<number, readonly number[]>> = { 1: OPTIONS.filter((type) => type > 2), 2: [1] };

function readOptions(form: Form, allowed: readonly number[]): readonly CommandOption[] {
  const options = form.list("options", { max: 25 }).map((option) => readOption(option, allowed));
  if (options.some(({ type }) => SUB.includes(type)) && options.some(({ type }) => !SUB.includes(type)))
    form.fail(
      "options",
      "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
      "Sub-command and sub-command group option types are mutually exclusive to all other types",
    );
  const names = options.map(({ name }) => name);
  if (new Set(names).size < names.length)
    form.fail("options", "APPLICATION_COMMAND_OPTIONS_NAME_NOT_UNIQUE", "Option names must be unique");
  const firstOptional = options.findIndex(({ type, required }) => !SUB.includes(type) && !required);
  options.forEach(({ required }, index) => {
    if (required && firstOptional >= 0 && index > firstOptional)
      form.fail(
        "options",
        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        "Required options must be placed before non-required options",
      );
  });
  return options;
}

function readOption(form: Form, allowed: readonly number[]): CommandOption {
  const type = form.choice("type", allowed) ?? 3;
  const name = form.text("name", { min: 1, max: 32 }, true) ?? "";
  checkName(form, name);
  const description = form.text("description", { min: 1, max: 100 }, true) ?? "";
  const choices = form.list("choices", { max: 25 }).map((choice) => ({
    name: choice.text("name", { min: 1, max: 100 }, true) ?? "",
    value: choiceValue(choice, type),
  }));
  const limits = ["min_length", "max_length", "min_value", "max_value"].flatMap((field) => {
    const value = form.value[field];
    return typeof value === "number" ? [[field, value] as const] : [];
  });
  return {
    type,
    name,
    description,
    name_localizations: readLocalised(form, "name_localizations", 32),
    description_localizations: readLocalised(form, "description_localizations", 100),
    ...(form.flag("required") && { required: true }),
    ...(form.flag("autocomplete") && { autocomplete: true }),
    ...(choices.length > 0 && { choices }),
    ...(SUB.includes(type) && { options: readOptions(form, BELOW[type] ?? []) }),
    ...Object.fromEntries(limits),
  };
}

const TEXT = 3;

function choiceValue(form: Form, type: number): string | number {
  const { value } = form.value;
  if (type === TEXT) return form.text("value", { min: 1, max: 100 }, true) ?? "";
  if (typeof value !== "number")
    form.fail("value", "NUMBER_TYPE_COERCE", `Value "${JSON.stringify(value)}" is not a number.`);
  return typeof value === "number" ? value : 0;
}
