import { isJsonObject, type Json, type JsonObject } from "../../core/kernel/json.ts";
import type { InboundEvent, Received, ThreadReference } from "../../core/protocol/index.ts";
import type { Settings } from "./config.ts";
import { memberEvents, pressEvents, reactionEvents, voteEvents } from "./normalise/change.ts";
import { deletionEvents, editEvents, messageEvents } from "./normalise/message.ts";
import { threadKeyOf } from "./ids.ts";
import { update as updateSchema } from "./types.ts";

/**
 * Normalises one update. Its `update_id` is the key and the order of changes; further events of the update add `/1`,
 * `/2` …
 */
export function normalise(
  payload: JsonObject,
  { at }: Pick<Received<Settings>, "at">,
): readonly InboundEvent[] {
  const update = updateSchema.parse(payload);
  const key = String(update.update_id);
  const written = update.message ?? update.channel_post ?? update.business_message;
  const edited = update.edited_message ?? update.edited_channel_post ?? update.edited_business_message;
  const membership = update.my_chat_member ?? update.chat_member;
  if (written) return messageEvents(key, written);
  if (edited) return editEvents(key, edited);
  if (membership) return memberEvents(key, membership);
  if (update.callback_query) return pressEvents(key, update.callback_query, at);
  if (update.message_reaction) return reactionEvents(key, update.message_reaction);
  if (update.poll_answer) return voteEvents(key, update.poll_answer, at);
  if (update.deleted_business_messages) return deletionEvents(key, update.deleted_business_messages, at);
  return unknownEvents(key, payload, at);
}

/** Returns an event of an unknown kind. An update without a chat and a user, such as a poll's tally, has no thread. */
function unknownEvents(key: string, payload: JsonObject, at: string): readonly InboundEvent[] {
  const [what, content] = Object.entries(payload).find(([field]) => field !== "update_id") ?? [];
  const thread = isJsonObject(content) ? threadIn(content) : null;
  return what === undefined || !thread
    ? []
    : [{ kind: "unsupported", key, occurredAt: at, thread, what: what.replaceAll("_", " ") }];
}

function threadIn(content: JsonObject): ThreadReference | null {
  const chat = idIn(content["chat"]);
  const person = idIn(content["from"]) ?? idIn(content["user"]);
  if (chat !== null) return { key: threadKeyOf({ chat }), kind: chat < 0 ? "group" : "direct" };
  return person === null ? null : { key: threadKeyOf({ chat: person }), kind: "direct" };
}

function idIn(value: Json | undefined): number | null {
  return isJsonObject(value) && typeof value["id"] === "number" ? value["id"] : null;
}
