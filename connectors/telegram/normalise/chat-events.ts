import type { InboundEvent, ParticipantChanged } from "../../../core/protocol/index.ts";
import type { Message, User } from "../types.ts";
import { isTold } from "./is-told.ts";
import { partyOf, threadOfMessage, titleOf } from "./party.ts";
import { timeOf } from "./time.ts";

/** Normalises a service message, such as a join or a move; null when a user wrote the message. */
export function serviceEventsOf(key: string, message: Message): readonly InboundEvent[] | null {
  const base = { key, occurredAt: timeOf(message.date), sequence: key, thread: threadOfMessage(message) };
  const change = (who: User, is: ParticipantChanged["change"], index = 0): ParticipantChanged => ({
    ...base,
    key: index === 0 ? key : `${key}/${index}`,
    kind: "participant_changed",
    who: partyOf(who),
    change: is,
  });
  if (message.new_chat_members?.length)
    return message.new_chat_members.map((who, index) => change(who, "joined", index));
  if (message.left_chat_member) return [change(message.left_chat_member, "left")];
  if (message.migrate_to_chat_id !== undefined)
    return [
      { ...base, kind: "thread_moved", to: { ...base.thread, key: String(message.migrate_to_chat_id) } },
    ];
  const title =
    message.new_chat_title === undefined
      ? undefined
      : titleOf({ ...message.chat, title: message.new_chat_title });
  const renamed = message.forum_topic_edited ? base.thread.title : title;
  if (renamed !== undefined)
    return [{ ...base, kind: "thread_renamed", thread: { ...base.thread, title: renamed } }];
  const announced = Object.entries(message).find(
    ([field, value]) => ANNOUNCEMENTS.has(field) && isTold(value),
  )?.[0];
  return announced === undefined
    ? null
    : [{ ...base, kind: "unsupported", what: announced.replaceAll("_", " ") }];
}

/** Service messages that the hub has no event for. What a customer hands over is not among them: it is a message. */
const ANNOUNCEMENTS = new Set([
  "chat_owner_left",
  "chat_owner_changed",
  "new_chat_title",
  "new_chat_photo",
  "delete_chat_photo",
  "group_chat_created",
  "supergroup_chat_created",
  "channel_chat_created",
  "message_auto_delete_timer_changed",
  "migrate_from_chat_id",
  "pinned_message",
  "gift_upgrade_sent",
  "connected_website",
  "write_access_allowed",
  "proximity_alert_triggered",
  "boost_added",
  "chat_background_set",
  "direct_message_price_changed",
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "general_forum_topic_hidden",
  "general_forum_topic_unhidden",
  "giveaway_created",
  "giveaway_completed",
  "paid_message_price_changed",
  "suggested_post_approved",
  "suggested_post_approval_failed",
  "suggested_post_declined",
  "suggested_post_paid",
  "suggested_post_refunded",
  "video_chat_scheduled",
  "video_chat_started",
  "video_chat_ended",
  "video_chat_participants_invited",
]);
