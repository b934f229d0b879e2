import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Place } from "../ids.ts";

/** The chat of a message that exists already. */
export function chatOf({ chat, business }: Place): JsonObject {
  return { chat_id: chat, ...(business !== undefined && { business_connection_id: business }) };
}

/** Where a new message goes: the chat, and its topic. */
export function targetOf(place: Place): JsonObject {
  return { ...chatOf(place), ...(place.topic !== undefined && { message_thread_id: place.topic }) };
}
