import type { JsonObject } from "../../core/kernel/json.ts";
import type { InboundEvent, Received } from "../../core/protocol/index.ts";
import type { Settings } from "./config.ts";
import {
  bulkDeletionEvents,
  clearedEvents,
  deletionEvents,
  reactionEvents,
  threadMemberEvents,
  typingEvents,
  voteEvents,
} from "./normalise/change.ts";
import { channelEvents, memberEvents, serverJoinedEvents, serverLeftEvents } from "./normalise/channel.ts";
import { dispatchOf, unsupported, type Dispatch } from "./normalise/dispatch.ts";
import { interactionEvents } from "./normalise/interaction.ts";
import { editEvents, messageEvents } from "./normalise/message.ts";

/** Normalises one dispatch of the gateway. It never throws, and there is an event for every dispatch. */
export function normalise(
  payload: JsonObject,
  { at }: Pick<Received<Settings>, "at">,
): readonly InboundEvent[] {
  const dispatch = dispatchOf(payload, at);
  const events = READERS.get(dispatch.t)?.(dispatch) ?? [];
  return events.length > 0 ? events : unsupported(dispatch);
}

/** Readers by the name of a dispatch; the others have no word in the hub. */
const READERS: ReadonlyMap<string, (dispatch: Dispatch) => readonly InboundEvent[]> = new Map([
  ["MESSAGE_CREATE", messageEvents],
  ["MESSAGE_UPDATE", editEvents],
  ["MESSAGE_DELETE", deletionEvents],
  ["MESSAGE_DELETE_BULK", bulkDeletionEvents],
  ["MESSAGE_REACTION_ADD", reactionEvents("added")],
  ["MESSAGE_REACTION_REMOVE", reactionEvents("removed")],
  ["MESSAGE_REACTION_REMOVE_ALL", clearedEvents],
  ["MESSAGE_REACTION_REMOVE_EMOJI", clearedEvents],
  ["MESSAGE_POLL_VOTE_ADD", voteEvents("added")],
  ["MESSAGE_POLL_VOTE_REMOVE", voteEvents("removed")],
  ["TYPING_START", typingEvents],
  ["CHANNEL_UPDATE", channelEvents],
  ["THREAD_UPDATE", channelEvents],
  ["THREAD_MEMBERS_UPDATE", threadMemberEvents],
  ["GUILD_MEMBER_ADD", memberEvents("joined")],
  ["GUILD_MEMBER_REMOVE", memberEvents("left")],
  ["GUILD_CREATE", serverJoinedEvents],
  ["GUILD_DELETE", serverLeftEvents],
  ["INTERACTION_CREATE", interactionEvents],
]);
