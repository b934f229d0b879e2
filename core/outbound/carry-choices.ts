import { isButtonWithin } from "../deliveries/index.ts";
import type { Button, Capabilities, Choices, OutboundMessage, RichText } from "../protocol/index.ts";

/** Says a list to choose from as the platform can: as it is, else a button for each choice, else as numbered lines. */
export function carryChoices(
  message: OutboundMessage,
  capabilities: Pick<Capabilities, "choices" | "buttons">,
): OutboundMessage {
  const { choices, ...others } = message;
  if (!choices || capabilities.choices.support !== "none") return message;
  const buttons = [...(message.buttons ?? []), ...choices.options.map(toRow)];
  return areCarried(buttons, capabilities.buttons)
    ? { ...others, buttons }
    : { ...others, text: numbered(message.text, choices) };
}

const toRow = ({ label, value }: Choices["options"][number]): readonly Button[] => [{ label, value }];

const areCarried = (rows: readonly (readonly Button[])[], buttons: Capabilities["buttons"]): boolean =>
  buttons.support === "native" &&
  rows.length <= buttons.maxRows &&
  rows.flat().every((button) => isButtonWithin(button, buttons));

function numbered({ text, marks }: RichText, { label, options }: Choices): RichText {
  const lines = options.map(
    (option, index) =>
      `${index + 1}. ${option.label}${option.description === undefined ? "" : ` – ${option.description}`}`,
  );
  return { text: [text, [label, ...lines].join("\n")].filter((part) => part.trim()).join("\n\n"), marks };
}
