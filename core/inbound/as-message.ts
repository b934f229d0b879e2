import type { ButtonPressed, CommandInvoked, MessageReceived } from "../protocol/index.ts";
import { plain } from "../protocol/index.ts";

/** A pressed button or a native command is something a person said: it joins the thread as their message, and rules see it. */
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

/** No message of the platform's own stands behind it, so it is placed by its time alone, after messages of the same moment. */
const positionOf = (occurredAt: string): string =>
  String(Temporal.Instant.from(occurredAt).epochMilliseconds);
