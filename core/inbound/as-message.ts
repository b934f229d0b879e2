import type { ButtonPressed, CommandInvoked, MessageReceived } from "../protocol/index.ts";
import { plain } from "../protocol/index.ts";

/** Turns a pressed button or a native command into the contact's message, so that it joins the thread and rules see it. The platform has no message for it, and so no position. */
export function asMessage(event: ButtonPressed | CommandInvoked): MessageReceived {
  const said =
    event.kind === "button_pressed"
      ? (event.label ?? event.value)
      : `/${event.name} ${event.arguments}`.trim();
  return {
    kind: "message_received",
    key: event.key,
    occurredAt: event.occurredAt,
    thread: event.thread,
    externalId: `${event.kind}:${event.key}`,
    author: "contact",
    from: event.from,
    content: { text: plain(said), parts: [] },
    ...(event.kind === "button_pressed" && { replyTo: event.externalId }),
  };
}
