import type { Form } from "../form.ts";
import { findMentions, readAllowed } from "../messages/mentions.ts";
import { REPLY_TYPE, type Draft } from "../messages/post-message.ts";
import { may } from "../permissions/permissions-in.ts";
import { refuse } from "../refusal.ts";
import { FLAGS } from "../wire.ts";
import type { Channel, Message, Reference } from "../world.ts";
import type { Call } from "./call.ts";
import { checkUploads, storeUploads } from "./uploads.ts";
import { readComponents } from "./checks/components.ts";
import { readEmbeds } from "./checks/embeds.ts";
import { readNonce } from "./checks/nonce.ts";
import { readPoll } from "./checks/poll.ts";

/** The flags that a program may set. */
const SETTABLE = FLAGS.suppressEmbeds | FLAGS.silent | FLAGS.voice | FLAGS.componentsV2;

/** Reads a message that is to be written, with its files. Refuses what Discord refuses, all of it at once. */
export async function readDraft(call: Call, channel: Channel, form: Form): Promise<Draft> {
  const flags = (form.integer("flags") ?? 0) & SETTABLE;
  const content = (form.text("content", { max: 2000 }) ?? "").trim();
  const embeds = readEmbeds(form);
  const components = readComponents(form, (flags & FLAGS.componentsV2) !== 0);
  const poll = readPoll(form);
  const nonce = readNonce(form);
  const reference = readReference(call, channel, form);
  const allowed = readAllowed(form);
  checkUploads(call);
  if ((flags & FLAGS.componentsV2) !== 0 && (content !== "" || embeds.length > 0 || poll))
    form.fail(
      "",
      "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
    );
  form.finish();
  if (content === "" && embeds.length === 0 && components.length === 0 && !poll && call.files.size === 0)
    throw refuse.empty();
  const { app, world } = call;
  const repliedTo = reference && (channel.messages.get(reference.messageId ?? "")?.authorId ?? null);
  return {
    type: reference ? REPLY_TYPE : 0,
    content,
    flags,
    embeds: may(world, channel, app.id, "EMBED_LINKS") ? embeds : [],
    components,
    poll,
    nonce,
    reference,
    attachments: await storeUploads(call, channel, form),
    ...findMentions(world, channel, { authorId: app.id, content, repliedTo }, allowed),
  };
}

/** Reads the message that is answered. Without `fail_if_not_exists: false` it must be there. */
function readReference(call: Call, channel: Channel, form: Form): Reference | null {
  const given = form.object("message_reference");
  const messageId = given?.id("message_id") ?? null;
  if (!given || messageId === null) return null;
  const target = channel.messages.get(messageId);
  const other = given.id("channel_id");
  if (other !== null && other !== channel.id) {
    form.fail(
      "message_reference",
      "REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL",
      "Cannot reply to a message in a different channel",
    );
    return null;
  }
  if (!target || target.onlyFor !== null) {
    if (given.value.fail_if_not_exists !== false)
      form.fail("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
    return null;
  }
  if (!isAnswerable(target))
    form.fail(
      "message_reference",
      "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE",
      "Cannot reply to a system message",
    );
  if (!may(call.world, channel, call.app.id, "READ_MESSAGE_HISTORY"))
    form.fail(
      "message_reference",
      "REPLIES_MISSING_READ_MESSAGE_HISTORY_PERMISSION",
      "Cannot reply without permission to read message history",
    );
  return { messageId, channelId: channel.id, guildId: channel.guildId };
}

const isAnswerable = ({ type }: Message) => [0, REPLY_TYPE, 20, 23].includes(type);
