import type { MessageType } from "discord-api-types/v10";
import type { InboundEvent, ThreadReference } from "../../../core/protocol/index.ts";
import { baseOf, type Dispatch } from "./dispatch.ts";
import { partyOf } from "./party.ts";
import { idIn, objectIn, objectsIn, wordsIn } from "./read.ts";
import { timeOf } from "./time.ts";

/** Normalises what Discord itself writes into a channel; null for a type that it has not yet and that holds words. */
export function announcementEvents(
  dispatch: Dispatch,
  type: number,
  thread: ThreadReference,
): readonly InboundEvent[] | null {
  const { d } = dispatch;
  const base = {
    ...baseOf(dispatch, thread),
    key: idIn(d, "id") ?? dispatch.key,
    occurredAt: timeOf(d, dispatch.at),
  };
  if (type === USER_JOIN || type === RECIPIENT_ADD || type === RECIPIENT_REMOVE) {
    const who = partyOf(type === USER_JOIN ? objectIn(d, "author") : objectsIn(d, "mentions")[0]);
    if (who)
      return [
        { ...base, kind: "participant_changed", who, change: type === RECIPIENT_REMOVE ? "left" : "joined" },
      ];
  }
  const title = wordsIn(d, "content");
  if (type === CHANNEL_NAME_CHANGE && title !== undefined)
    return [{ ...base, kind: "thread_renamed", thread: { ...thread, title } }];
  const what = ANNOUNCEMENTS[type];
  if (what === undefined && title !== undefined) return null;
  return [{ ...base, kind: "unsupported", what: what ?? `message of type ${type}` }];
}

const RECIPIENT_ADD = 1;
const RECIPIENT_REMOVE = 2;
const CHANNEL_NAME_CHANGE = 4;
const USER_JOIN = 7;

/** What the other types announce. */
export const ANNOUNCEMENTS: Readonly<Record<number, string | undefined>> = {
  1: "member added",
  2: "member removed",
  3: "call",
  4: "channel renamed",
  5: "channel picture changed",
  6: "message pinned",
  7: "member joined",
  8: "server boosted",
  9: "server boosted to level 1",
  10: "server boosted to level 2",
  11: "server boosted to level 3",
  12: "channel followed",
  14: "server removed from discovery",
  15: "server in discovery again",
  16: "server leaves discovery soon",
  17: "server leaves discovery very soon",
  18: "thread created",
  22: "reminder to invite people",
  24: "automatic moderation",
  25: "role subscription bought",
  26: "premium offered",
  27: "stage started",
  28: "stage ended",
  29: "stage speaker",
  30: "stage hand raised",
  31: "stage topic changed",
  32: "app subscription bought",
  36: "incident alert on",
  37: "incident alert off",
  38: "raid reported",
  39: "false alarm reported",
  44: "purchase",
  46: "poll ended",
} satisfies Partial<Record<MessageType, string>>;
