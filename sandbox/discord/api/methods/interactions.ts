import { replyDraft } from "../../interactions/reply-draft.ts";
import { announceChange } from "../../messages/announce.ts";
import { postMessage } from "../../messages/post-message.ts";
import { presentMessage } from "../../present/message.ts";
import { recordSend } from "../../keep-send.ts";
import { refuse } from "../../refusal.ts";
import { FLAGS } from "../../wire.ts";
import { tellOfUse } from "../../tell-pages.ts";
import { type Interaction, type Message } from "../../world.ts";
import type { Call, Method } from "../call.ts";
import { readModal } from "../checks/modal.ts";
import { applyChange } from "../read-change.ts";
import { readDraft } from "../read-draft.ts";
import { channelOf, interactionOf, isEphemeral } from "./interaction-place.ts";

const TYPE = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, form: 9 } as const;

/** Gives an interaction its one first response, within three seconds. */
export const respond: Method = async (call) => {
  const { world, form } = call;
  const interaction = interactionOf(call);
  if (interaction.response !== null) throw refuse.acknowledged();
  if (Date.now() - interaction.at > world.limits.responseMs) throw refuse.unknownInteraction();
  const type = form.choice("type", allowedTypes(interaction));
  form.finish();
  const message = await respondAs(call, interaction, type ?? 0);
  tellOfUse(world, interaction);
  if (message && type !== TYPE.deferred) recordSend(world, call.app, "create_interaction_response", message);
  return call.query.get("with_response") === "true"
    ? { body: callbackOf(call, interaction, type ?? 0, message) }
    : {};
};

/** A component may change its message; a form that was submitted opens no other. */
const allowedTypes = ({ type, sourceId }: Interaction): readonly number[] => [
  TYPE.message,
  TYPE.deferred,
  ...(sourceId === null ? [] : [TYPE.deferredUpdate, TYPE.update]),
  ...(type === 5 ? [] : [TYPE.form]),
];

async function respondAs(call: Call, interaction: Interaction, type: number): Promise<Message | null> {
  const { form } = call;
  const data = form.object("data");
  if (type === TYPE.form) {
    if (!data) form.fail("data", "BASE_TYPE_REQUIRED", "This field is required");
    const shown = data && readModal(data);
    form.finish();
    acknowledge(interaction, "form");
    interaction.form = shown;
    return null;
  }
  if (type === TYPE.deferredUpdate) {
    acknowledge(interaction, "deferred_update");
    interaction.originalId = interaction.sourceId;
    return null;
  }
  return type === TYPE.update ? updateSource(call, interaction) : writeReply(call, interaction, type);
}

/** A message whose files were being read may have been beaten by another response. */
function acknowledge(interaction: Interaction, response: Interaction["response"]): void {
  if (interaction.response !== null) throw refuse.acknowledged();
  interaction.response = response;
}

async function updateSource(call: Call, interaction: Interaction): Promise<Message> {
  const channel = channelOf(call, interaction);
  const source = channel.messages.get(interaction.sourceId ?? "");
  if (!source) throw refuse.unknownMessage();
  await applyChange(call, channel, source, call.form.object("data") ?? call.form);
  acknowledge(interaction, "update");
  interaction.originalId = source.id;
  announceChange(call.world, channel, source);
  return source;
}

async function writeReply(call: Call, interaction: Interaction, type: number): Promise<Message> {
  const { world, app, form } = call;
  const channel = channelOf(call, interaction);
  const data = form.object("data");
  if (!data && type === TYPE.message) form.fail("data", "BASE_TYPE_REQUIRED", "This field is required");
  form.finish();
  const ephemeral = isEphemeral(data);
  const draft =
    type === TYPE.message && data ? await readDraft(call, channel, data) : { flags: FLAGS.loading };
  acknowledge(interaction, type === TYPE.message ? "message" : "deferred");
  interaction.ephemeral = ephemeral;
  const message = postMessage(world, channel, app.id, {
    ...draft,
    ...replyDraft(interaction, channel, ephemeral, interaction.sourceId),
  });
  interaction.originalId = message.id;
  return message;
}

function callbackOf(
  { world, viewer }: Call,
  interaction: Interaction,
  type: number,
  message: Message | null,
): object {
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(message && {
        response_message_id: message.id,
        response_message_loading: (message.flags & FLAGS.loading) !== 0,
        response_message_ephemeral: message.onlyFor !== null,
      }),
    },
    resource: { type, ...(message && { message: presentMessage(world, message, viewer) }) },
  };
}
