import type { JsonObject } from "../../../core/kernel/json.ts";
import type { Place } from "../ids.ts";

/** Returns the parameters of an existing message's chat. */
export function chatOf({ chat, business }: Place): JsonObject {
  return { chat_id: chat, ...(business !== undefined && { business_connection_id: business }) };
}

/** Returns the parameters of a new message's chat and topic. */
export function targetOf(place: Place): JsonObject {
  return {
    ...chatOf(place),
    ...(place.topic !== undefined && { message_thread_id: place.topic }),
    ...(place.directTopic !== undefined && { direct_messages_topic_id: place.directTopic }),
  };
}
