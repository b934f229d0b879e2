import type { Message } from "@grammyjs/types";
import { bad } from "../bot-api/refusal.ts";
import type { Room, Topic } from "../world.ts";

/** Returns an open topic of a forum, for a message that is written there. */
export function topicFor(room: Room, id: number | null, mayWriteInClosed: boolean): Partial<Message> {
  if (id === null) return {};
  const topic = room.topics.get(id);
  if (!topic) throw bad("message thread not found");
  if (topic.closed && !mayWriteInClosed) throw bad("TOPIC_CLOSED");
  return { message_thread_id: id, is_topic_message: true };
}

/** Finds a topic that a call changes. */
export function findTopic(room: Room, id: number): Topic {
  const topic = room.topics.get(id);
  if (!topic) throw bad("TOPIC_ID_INVALID");
  return topic;
}

/** What a message in a topic replies to when it replies to nothing: the message with which the topic began. */
export const beginningOf = (room: Room, topic: number | undefined): Message | null =>
  (topic !== undefined && room.messages.get(topic)) || null;
