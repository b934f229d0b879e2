import type { DeliveryPayload, SendTask } from "../deliveries/index.ts";
import { unsafeCast } from "../kernel/trust.ts";
import { plain, type Capabilities, type Degradation } from "../protocol/index.ts";
import { carryChoices } from "./carry-choices.ts";
import { sentAsFiles } from "./to-operation.ts";

/** What capabilities alone say a platform carries differently; what its connector makes of the rest is in `Rendered.degraded`. */
export function lossesOf(task: SendTask, capabilities: Capabilities): readonly Degradation[] {
  return [
    ...(hasForeignMarks(task, capabilities) ? [{ what: "formatting", into: "text" } as const] : []),
    ...(task.replyTo !== null && capabilities.reply === "none"
      ? [{ what: "reply", into: "nothing" } as const]
      : []),
    ...(sentAsFiles(task, capabilities).length > 0 ? [{ what: "file", into: "file" } as const] : []),
    ...lossOfChoices(task, capabilities),
  ];
}

/** An address, a mention and the name of an emoji can still be read. */
const hasForeignMarks = ({ marks }: SendTask, { text }: Capabilities): boolean =>
  marks.some(({ kind }) => !text.marks.includes(kind));

function lossOfChoices(task: SendTask, capabilities: Capabilities): readonly Degradation[] {
  const { choices } = unsafeCast<DeliveryPayload>(task.payload);
  if (!choices || capabilities.choices.support !== "none") return [];
  const { messageId: id, thread, automatic, buttons } = task;
  const message = { id, thread, text: plain(""), parts: [], automatic, choices, ...(buttons && { buttons }) };
  const carried = carryChoices(message, capabilities);
  return [{ what: "choices", into: carried.text.text === "" ? "buttons" : "text" }];
}
