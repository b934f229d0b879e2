import { replyDraft } from "../../interactions/reply-draft.ts";
import { announceChange } from "../../messages/announce.ts";
import { postMessage } from "../../messages/post-message.ts";
import { removeMessages } from "../../messages/remove-messages.ts";
import { presentMessage } from "../../present/message.ts";
import { recordSend } from "../../keep-send.ts";
import { refuse } from "../../refusal.ts";
import { FLAGS } from "../../wire.ts";
import type { Channel, Message } from "../../world.ts";
import type { Call, Method } from "../call.ts";
import { applyChange } from "../read-change.ts";
import { readDraft } from "../read-draft.ts";
import { channelOf, interactionOf, isEphemeral } from "./interaction-place.ts";

/** Writes a further message. After a deferred response the first one takes the place of "is thinking…". */
export const followUp: Method = async (call) => {
  const { world, app, form, viewer } = call;
  const interaction = interactionOf(call);
  if (interaction.response === null) throw refuse.unknownWebhook();
  const channel = channelOf(call, interaction);
  const waiting = channel.messages.get(interaction.originalId ?? "");
  if (waiting && (waiting.flags & FLAGS.loading) !== 0) return change(call, channel, waiting);
  const draft = await readDraft(call, channel, form);
  const message = postMessage(world, channel, app.id, {
    ...draft,
    ...replyDraft(interaction, channel, isEphemeral(form), interaction.originalId),
  });
  recordSend(world, app, "execute_webhook", message);
  return { body: presentMessage(world, message, viewer) };
};

async function change(call: Call, channel: Channel, message: Message) {
  await applyChange(call, channel, message, call.form);
  announceChange(call.world, channel, message);
  recordSend(call.world, call.app, "update_webhook_message", message);
  return { body: presentMessage(call.world, message, call.viewer) };
}

export const getOne: Method = (call) => ({
  body: presentMessage(call.world, ownMessage(call).message, call.viewer),
});

export const updateOne: Method = async (call) => {
  const { channel, message } = ownMessage(call);
  return change(call, channel, message);
};

export const deleteOne: Method = (call) => {
  const { channel, message } = ownMessage(call);
  removeMessages(call.world, channel, [message.id]);
  return {};
};

/** Finds a message that this interaction's token may change. */
function ownMessage(call: Call): { readonly channel: Channel; readonly message: Message } {
  const interaction = interactionOf(call);
  if (interaction.response === null) throw refuse.unknownWebhook();
  const channel = channelOf(call, interaction);
  const wanted = call.params.message ?? "";
  const id = wanted === "@original" ? (interaction.originalId ?? "") : wanted;
  const message = channel.messages.get(id);
  const isOwn = message?.interaction?.id === interaction.id || id === interaction.originalId;
  if (!message || !isOwn) throw refuse.unknownMessage();
  return { channel, message };
}
