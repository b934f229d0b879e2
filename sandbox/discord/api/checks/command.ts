import type { Form } from "../../form.ts";
import type { CommandOption } from "../../wire.ts";

export type CommandDraft = {
  readonly type: number;
  readonly name: string;
  readonly description: string;
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
    options: readOptions(form),
    default_member_permissions: typeof permissions === "string" ? permissions : null,
    nsfw: form.flag("nsfw"),
    contexts: Array.isArray(form.value.contexts) ? form.values("contexts", { max: 3 }).map(Number) : null,
  };
}

function checkName(form: Form, name: string): void {
  if (name.length > 0 && name.length <= 32 && (!NAME.test(name) || name !== name.toLowerCase()))
    form.fail("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
}

function readOptions(form: Form): readonly CommandOption[] {
  const options = form.list("options", { max: 25 }).map(readOption);
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

function readOption(form: Form): CommandOption {
  const type = form.choice("type", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) ?? 3;
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
    ...(form.flag("required") && { required: true }),
    ...(form.flag("autocomplete") && { autocomplete: true }),
    ...(choices.length > 0 && { choices }),
    ...(SUB.includes(type) && { options: readOptions(form) }),
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
