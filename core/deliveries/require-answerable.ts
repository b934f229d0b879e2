import { conflict, invalid } from "../kernel/errors.ts";
import type { Button, Capabilities, Choices, ThreadReference } from "../protocol/index.ts";
import type { ChannelCapabilities } from "./capability-checks.ts";

/** What people may answer by a click, and who sees it. */
export type Answerable = {
  readonly buttons?: readonly (readonly Button[])[] | undefined;
  readonly choices?: Choices | undefined;
  readonly audience?: "everyone" | "asker" | undefined;
};

/** Throws, naming limit and channel, when the platform would not take these buttons, forms or choices, or would show everybody what is for one person. */
export function requireAnswerable(
  platform: ChannelCapabilities,
  { buttons = [], choices, audience }: Answerable,
  thread: ThreadReference["kind"],
): void {
  requireButtons(platform, buttons);
  requireForms(platform, buttons.flat());
  if (choices) requireChoices(platform, choices);
  if (audience === "asker") requirePrivacy(platform, thread);
}

function requireButtons(
  { name, capabilities }: ChannelCapabilities,
  rows: readonly (readonly Button[])[],
): void {
  const { support, maxRows, maxPerRow, labelMax, valueMaxBytes } = capabilities.buttons;
  if (rows.length === 0 || support === "degraded") return;
  if (support === "none") throw conflict("buttons_not_carried", `${name} doesn't support buttons.`);
  if (rows.length > maxRows)
    throw invalid("too_many_buttons", `${name} allows at most ${maxRows} rows of buttons.`, {
      limit: maxRows,
    });
  for (const row of rows)
    if (row.length > maxPerRow)
      throw invalid("too_many_buttons", `${name} allows at most ${maxPerRow} buttons in a row.`, {
        limit: maxPerRow,
      });
  for (const { label } of rows.flat())
    if (label.length > labelMax)
      throw invalid(
        "label_too_long",
        `${name} allows at most ${labelMax} characters on a button: “${label}”.`,
        {
          limit: labelMax,
          label,
        },
      );
  const long = rows.flat().find((button) => !isButtonWithin(button, capabilities.buttons));
  if (long)
    throw invalid(
      "value_too_long",
      `${name} allows at most ${valueMaxBytes} bytes as the value of a button: “${long.label}”.`,
      { limit: valueMaxBytes, label: long.label },
    );
}

/** Whether a platform takes a button as long as this. */
export const isButtonWithin = (
  button: Button,
  { labelMax, valueMaxBytes }: Pick<Capabilities["buttons"], "labelMax" | "valueMaxBytes">,
): boolean =>
  button.label.length <= labelMax &&
  ("url" in button || new TextEncoder().encode(button.value).length <= valueMaxBytes);

function requireForms({ name, capabilities }: ChannelCapabilities, buttons: readonly Button[]): void {
  const { support, maxFields } = capabilities.forms;
  for (const button of buttons) {
    if (!("value" in button) || !button.form) continue;
    if (support === "none") throw conflict("forms_not_carried", `${name} doesn't support forms.`);
    if (button.form.fields.length > maxFields)
      throw invalid("form_too_long", `${name} allows at most ${maxFields} questions in a form.`, {
        limit: maxFields,
      });
  }
}

/** A platform without lists gets them as buttons or as words (`carryChoices`). */
function requireChoices({ name, capabilities }: ChannelCapabilities, { options }: Choices): void {
  const { support, max } = capabilities.choices;
  if (support !== "none" && options.length > max)
    throw invalid("too_many_choices", `${name} allows at most ${max} choices.`, { limit: max });
}

/** In a conversation with one person nobody else can see it. */
function requirePrivacy({ name, capabilities }: ChannelCapabilities, thread: ThreadReference["kind"]): void {
  if (capabilities.ephemeral === "none" && !isOfTwo(thread))
    throw conflict("audience_not_carried", `${name} can't show a message to one person of a group only.`);
}

/** Whether only one person reads along. */
export const isOfTwo = (thread: ThreadReference["kind"]): boolean => thread === "direct" || thread === "web";
