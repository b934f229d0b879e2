import type {
  ButtonPressed,
  CommandInvoked,
  FormSubmitted,
  InboundPart,
  MessageReceived,
} from "../protocol/index.ts";
import { plain } from "../protocol/index.ts";

/**
 * Turns a pressed button, a native command or a submitted form into the contact's message, so that it joins the thread and
 * rules see it. The platform has no message for it, and so no position.
 */
export function asMessage(event: ButtonPressed | CommandInvoked | FormSubmitted): MessageReceived {
  return {
    kind: "message_received",
    key: event.key,
    occurredAt: event.occurredAt,
    thread: event.thread,
    externalId: `${event.kind}:${event.key}`,
    author: "contact",
    from: event.from,
    content: { text: plain(wordsOf(event)), parts: partsOf(event) },
    ...("externalId" in event && { replyTo: event.externalId }),
  };
}

function wordsOf(event: ButtonPressed | CommandInvoked | FormSubmitted): string {
  switch (event.kind) {
    case "button_pressed":
      return event.label || event.value;
    case "command_invoked":
      return `/${event.name} ${event.arguments}`.trim();
    case "form_submitted":
      return Object.entries(event.values)
        .map(([name, value]) => `${name}: ${value}`)
        .join("\n");
  }
}

/** What the words alone do not tell: which button it was, which answer belongs to which question, and which argument is which. */
function partsOf(event: ButtonPressed | CommandInvoked | FormSubmitted): readonly InboundPart[] {
  if (event.kind === "button_pressed") return [{ kind: "press", value: event.value }];
  if (event.kind === "form_submitted")
    return [
      {
        kind: "form",
        form: event.form,
        answers: Object.entries(event.values).map(([name, value]) => ({ name, value })),
      },
    ];
  return event.options ? [{ kind: "command", name: event.name, options: event.options }] : [];
}
