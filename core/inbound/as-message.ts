import type { ButtonPressed, CommandInvoked, MessageReceived } from "../protocol/index.ts";
import { plain } from "../protocol/index.ts";

/** Turns a pressed button or a native command into the contact's message, so that it joins the thread and rules see it. */
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
    position: positionOf(event.occurredAt),
    author: "contact",
    from: event.from,
    content: { text: plain(said), parts: [] },
    ...(event.kind === "button_pressed" && { replyTo: event.externalId }),
  };
}

/** Derives the position from the time alone, because the platform has no message for it. It sorts after messages of the same moment. */
const positionOf = (occurredAt: string): string =>
  String(Temporal.Instant.from(occurredAt).epochMilliseconds);
