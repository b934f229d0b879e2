import type { JsonObject } from "../../../core/kernel/json.ts";
import type { InboundEvent } from "../../../core/protocol/index.ts";
import { baseOf, unsupported, type Dispatch } from "./dispatch.ts";
import { emojiOf } from "./emoji.ts";
import { partyIn, partyOfId } from "./party.ts";
import { idIn, listIn, numberIn, objectIn, objectsIn } from "./read.ts";
import { threadIn } from "./thread.ts";
import { isSnowflake } from "../ids.ts";

/** Normalises a deleted message. */
export function deletionEvents(dispatch: Dispatch): readonly InboundEvent[] {
  const id = idIn(dispatch.d, "id");
  return deletionsOf(dispatch, id === undefined ? [] : [id]);
}

/** Normalises messages that a moderator deleted at once. */
export function bulkDeletionEvents(dispatch: Dispatch): readonly InboundEvent[] {
  const ids = listIn(dispatch.d, "ids").filter((id) => typeof id === "string" && isSnowflake(id));
  return deletionsOf(dispatch, [...new Set(ids.map(String))]);
}

function deletionsOf(dispatch: Dispatch, ids: readonly string[]): readonly InboundEvent[] {
  const thread = threadIn(dispatch.d, dispatch.place);
  if (!thread || ids.length === 0) return unsupported(dispatch);
  return ids.map((id) => ({
    ...baseOf(dispatch, thread),
    kind: "message_deleted",
    key: `${id}/deleted`,
    externalId: id,
  }));
}

/** Normalises a reaction that somebody added or removed. */
export const reactionEvents =
  (change: "added" | "removed") =>
  (dispatch: Dispatch): readonly InboundEvent[] => {
    const { d, place } = dispatch;
    const thread = threadIn(d, place);
    const message = idIn(d, "message_id");
    const from = partyIn(d);
    const emoji = emojiOf(objectIn(d, "emoji") ?? {});
    if (!thread || message === undefined || !from || emoji === undefined) return unsupported(dispatch);
    return [
      {
        ...baseOf(dispatch, thread),
        kind: "reaction_changed",
        externalId: message,
        from,
        emoji: [emoji],
        change,
      },
    ];
  };

/** Normalises the removal of all reactions, or of all with one emoji. */
export function clearedEvents(dispatch: Dispatch): readonly InboundEvent[] {
  const { d, place } = dispatch;
  const thread = threadIn(d, place);
  const message = idIn(d, "message_id");
  if (!thread || message === undefined) return unsupported(dispatch);
  const emoji = emojiOf(objectIn(d, "emoji") ?? {});
  return [
    {
      ...baseOf(dispatch, thread),
      kind: "reactions_cleared",
      externalId: message,
      ...(emoji !== undefined && { emoji }),
    },
  ];
}

/** Normalises a vote that was given or taken back, one answer at a time. Answers count from 1. */
export const voteEvents =
  (change: "added" | "removed") =>
  (dispatch: Dispatch): readonly InboundEvent[] => {
    const { d, place } = dispatch;
    const thread = threadIn(d, place);
    const poll = idIn(d, "message_id");
    const from = partyIn(d);
    const answer = idOfAnswer(d);
    if (!thread || poll === undefined || !from || answer === undefined) return unsupported(dispatch);
    return [
      {
        ...baseOf(dispatch, thread),
        kind: "poll_answered",
        pollId: poll,
        from,
        options: [answer - 1],
        change,
      },
    ];
  };

function idOfAnswer(d: JsonObject): number | undefined {
  const answer = numberIn(d, "answer_id");
  return Number.isSafeInteger(answer) && Number(answer) > 0 ? answer : undefined;
}

/** Normalises that somebody types. */
export function typingEvents(dispatch: Dispatch): readonly InboundEvent[] {
  const { d, place, me } = dispatch;
  const thread = threadIn(d, place);
  const from = partyIn(d);
  return thread && from && from.identities[0].value !== me
    ? [{ ...baseOf(dispatch, thread), kind: "typing_started", from }]
    : unsupported(dispatch);
}

/** Normalises who joined and left a thread. */
export function threadMemberEvents(dispatch: Dispatch): readonly InboundEvent[] {
  const { d, place } = dispatch;
  const thread = threadIn({ ...d, channel_id: d["id"] ?? null }, place);
  if (!thread) return unsupported(dispatch);
  const joined = objectsIn(d, "added_members").flatMap((member) => partyIn(withUser(member)) ?? []);
  const left = listIn(d, "removed_member_ids").flatMap((id) =>
    typeof id === "string" && isSnowflake(id) ? partyOfId(id) : [],
  );
  const changes = [
    ...joined.map((who) => ({ who, change: "joined" as const })),
    ...left.map((who) => ({ who, change: "left" as const })),
  ];
  return changes.map(({ who, change }, index) => ({
    ...baseOf(dispatch, thread),
    key: `${dispatch.key}/${index}`,
    kind: "participant_changed",
    who,
    change,
  }));
}

/** A thread's member names the person in its member of the server, or by id alone. */
const withUser = (member: JsonObject): JsonObject => ({
  ...objectIn(member, "member"),
  user_id: member["user_id"] ?? null,
  ...(objectIn(member, "member") && { member: objectIn(member, "member") ?? null }),
});
