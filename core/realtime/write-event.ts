import type { StreamEvent } from "../access/index.ts";

/**
 * Writes a stream event as a server-sent event for one reader. `id` is where they resume after a lost connection; without
 * one, where they did before. `unread` is the reader's own count for the conversation in the event's data.
 */
export function writeEvent(event: StreamEvent, id: string | undefined, unread: number | undefined): string {
  const conversation = event.data["conversation"];
  const data =
    unread === undefined || typeof conversation !== "object"
      ? event.data
      : { ...event.data, conversation: { ...conversation, unread } };
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event.name}\ndata: ${JSON.stringify(data)}\n\n`;
}
