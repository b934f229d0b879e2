import type { Form } from "../../form.ts";

const LINK = 5;

/** Checks a button: its words, and either its custom id or, for a link, its address. */
export function readButton(form: Form): object {
  const style = form.choice("style", [1, 2, 3, 4, LINK]);
  const label = form.text("label", { max: 80 });
  const emoji = form.object("emoji");
  const url = form.text("url", { max: 512 }, style === LINK);
  const custom_id = style === LINK ? null : form.text("custom_id", { min: 1, max: 100 }, true);
  if ((label === null || label === "") && !emoji)
    form.fail("", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button must have a label or an emoji");
  if (style === LINK && form.has("custom_id"))
    form.fail("custom_id", "BUTTON_COMPONENT_LINK_CUSTOM_ID", "A custom id and url cannot both be specified");
  if (style !== LINK && form.has("url"))
    form.fail("url", "BUTTON_COMPONENT_CUSTOM_ID_URL", "A custom id and url cannot both be specified");
  if (url !== null && !/^(https?|discord):/.test(url))
    form.fail("url", "URL_TYPE_INVALID_URL", "Not a well formed URL.");
  return {
    type: 2,
    style,
    ...(label !== null && { label }),
    ...(emoji && { emoji: emoji.value }),
    ...(url !== null && style === LINK && { url }),
    ...(custom_id !== null && { custom_id }),
    ...(form.flag("disabled") && { disabled: true }),
  };
}
