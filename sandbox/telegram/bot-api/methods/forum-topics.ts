import type { ForumTopic, Message } from "@grammyjs/types";
import { publish } from "../../../stage/stage-world.ts";
import { postMessage, type Content } from "../../chats/post-message.ts";
import { findTopic } from "../../chats/topics.ts";
import type { Room } from "../../world.ts";
import { done, type Call, type Outcome } from "../call.ts";
import { writableRoom } from "../find-room.ts";
import { integerOf, textOf } from "../params.ts";
import { bad } from "../refusal.ts";

const NAME_MAX = 128;
const COLOUR = 7_322_096;

export function createForumTopic(call: Call): Outcome {
  const room = forumOf(call, "create a topic");
  const name = nameIn(call);
  const { message_id: id } = announce(call, room, room.nextMessageId, {
    forum_topic_created: { name, icon_color: COLOUR },
  });
  room.topics.set(id, { name, closed: false });
  publish(call.world, call.bot, () => ({ kind: "rooms" }));
  const topic: ForumTopic = { message_thread_id: id, name, icon_color: COLOUR };
  return { result: topic };
}

export function editForumTopic(call: Call): Outcome {
  const room = forumOf(call, "edit the topic");
  const id = integerOf(call.params, "message_thread_id");
  const topic = findTopic(room, id);
  const name = nameIn(call);
  if (topic.name === name) throw bad("TOPIC_NOT_MODIFIED");
  topic.name = name;
  announce(call, room, id, { forum_topic_edited: { name } });
  publish(call.world, call.bot, () => ({ kind: "rooms" }));
  return done;
}

export const closeForumTopic = (call: Call): Outcome => setClosed(call, true);
export const reopenForumTopic = (call: Call): Outcome => setClosed(call, false);

function setClosed(call: Call, closed: boolean): Outcome {
  const room = forumOf(call, "edit the topic");
  const id = integerOf(call.params, "message_thread_id");
  const topic = findTopic(room, id);
  if (topic.closed === closed) throw bad("TOPIC_NOT_MODIFIED");
  topic.closed = closed;
  announce(call, room, id, closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} });
  publish(call.world, call.bot, () => ({ kind: "rooms" }));
  return done;
}

/** Topics are in forums alone, and for administrators who may manage them. */
function forumOf({ world, bot, params }: Call, what: string): Room {
  const room = writableRoom(world, bot, params);
  if (room.chat.type !== "supergroup" || !room.chat.is_forum) throw bad("the chat is not a forum");
  if (!room.managesTopics) throw bad(`not enough rights to ${what}`);
  return room;
}

function nameIn({ params }: Call): string {
  const name = textOf(params, "name").trim();
  if (name === "") throw bad("TOPIC_TITLE_EMPTY");
  return name.slice(0, NAME_MAX);
}

/** Writes what the app shows in the topic. Bots get no updates of what they do themselves. */
const announce = ({ world, bot }: Call, room: Room, topic: number, content: Content): Message =>
  postMessage(
    world,
    bot,
    room,
    { id: bot.user.id, is_bot: true, first_name: bot.user.first_name, username: bot.user.username },
    { ...content, message_thread_id: topic, is_topic_message: true },
  );
