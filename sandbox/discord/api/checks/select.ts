import type { Form } from "../../form.ts";

const STRING_SELECT = 3;

/** Checks a select: one with words of its own has 1 to 25 of them. */
export function readSelect(form: Form, type: number): object {
  const custom_id = form.text("custom_id", { min: 1, max: 100 }, true);
  const placeholder = form.text("placeholder", { max: 150 });
  const min_values = form.integer("min_values", 0, 25) ?? 1;
  const max_values = form.integer("max_values", 1, 25) ?? 1;
  if (min_values > max_values)
    form.fail("min_values", "NUMBER_TYPE_MAX", "min_values must be less than or equal to max_values.");
  return {
    type,
    custom_id,
    ...(placeholder !== null && { placeholder }),
    min_values,
    max_values,
    ...(form.flag("disabled") && { disabled: true }),
    ...(type === STRING_SELECT && { options: readOptions(form, max_values) }),
  };
}

function readOptions(form: Form, most: number): readonly object[] {
  const seen = new Set<string>();
  const options = form.list("options", { min: 1, max: 25 }).map((option) => {
    const label = option.text("label", { min: 1, max: 100 }, true);
    const value = option.text("value", { min: 1, max: 100 }, true);
    const description = option.text("description", { max: 100 });
    if (value !== null && seen.has(value))
      option.fail(
        "value",
        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        "The specified option value is already used",
      );
    if (value !== null) seen.add(value);
    return {
      label,
      value,
      ...(description !== null && { description }),
      ...(option.has("emoji") && { emoji: option.value.emoji }),
      ...(option.flag("default") && { default: true }),
    };
  });
  if (options.length > 0 && most > options.length)
    form.fail("max_values", "BASE_TYPE_BAD_LENGTH", `Must be between 1 and ${options.length} in length.`);
  return options;
}
