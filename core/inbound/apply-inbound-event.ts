import { changeTemplate, keepReported, type OpenChannel } from "../channels/index.ts";
import { inOrganization, type Database } from "../database/index.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { InboundEvent, MessageReceived } from "../protocol/index.ts";

import { recordEvent, setEventState } from "./record-event.ts";
import { changeReaction } from "./change-reaction.ts";
import { answerPoll } from "./answer-poll.ts";
import { clearReactions } from "./clear-reactions.ts";
import { deleteMessage } from "./delete-message.ts";
import { describeContact } from "./describe-contact.ts";
import { editMessage } from "./edit-message.ts";
import { changeParticipant } from "./change-participant.ts";
import { mergeReceipt, mergeThreadRead } from "../deliveries/index.ts";
import { moveThread } from "./move-thread.ts";
import { renameThread } from "./rename-thread.ts";
import { rotateIdentity } from "./rotate-identity.ts";

/** Every event except messages and typing, which are handled elsewhere. */
export type OtherEvent = Exclude<
  InboundEvent,
  MessageReceived | { kind: "typing_started" | "button_pressed" | "command_invoked" | "form_submitted" }
>;

/** `waiting`: its message has not arrived yet, and the sweeper tries it again. */
export type Applied = "applied" | "duplicate" | "waiting";

/** Applies one event to its object, once: its row and its effect share a transaction. */
export function applyInboundEvent(
  database: Database,
  channel: OpenChannel,
  event: OtherEvent,
  payload: JsonObject,
): Promise<Applied> {
  return inOrganization(database, channel.organizationId, async (tx) => {
    if ((await recordEvent(tx, channel.channelId, event, payload)) === "known") return "duplicate";
    const found = await apply(tx, channel, event);
    if (!found) await setEventState(tx, channel.channelId, event.key, "waiting");
    return found ? "applied" : "waiting";
  });
}

/** Says whether the event's object exists. */
function apply(
  tx: Parameters<typeof editMessage>[0],
  channel: OpenChannel,
  event: OtherEvent,
): Promise<boolean> {
  switch (event.kind) {
    case "message_edited":
      return editMessage(tx, channel.channelId, event);
    case "message_deleted":
      return deleteMessage(tx, channel.channelId, event);
    case "reaction_changed":
      return changeReaction(tx, channel.channelId, event);
    case "reactions_cleared":
      return clearReactions(tx, channel.channelId, event);
    case "poll_answered":
      return answerPoll(tx, channel.channelId, event);
    case "receipt_arrived":
      return mergeReceipt(tx, channel.channelId, event, channel.connector.hosts !== undefined);
    case "thread_read":
      return mergeThreadRead(tx, channel.channelId, event);
    case "participant_changed":
      return changeParticipant(tx, channel.channelId, event);
    case "person_described":
      return describeContact(tx, channel.channelId, event);
    case "identity_rotated":
      return rotateIdentity(tx, channel.channelId, event);
    case "thread_moved":
      return moveThread(tx, channel.channelId, event);
    case "thread_renamed":
      return renameThread(tx, channel.channelId, event);
    case "account_reported":
      return keepReported(tx, channel.channelId, event.findings);
    case "template_changed":
      return changeTemplate(tx, channel.channelId, event);
    case "unsupported":
      // Its raw payload is kept in comm_inbound_events; no conversation changes.
      return Promise.resolve(true);
  }
}
