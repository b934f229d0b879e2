import { hasRoomForThread } from "../../model/active-threads.ts";
import { postMessage } from "../../messages/post-message.ts";
import { announceChange } from "../../messages/announce.ts";
import { removeMessages } from "../../messages/remove-messages.ts";
import { presentMessage } from "../../present/message.ts";
import { recordSend } from "../../keep-send.ts";
import { refuse } from "../../refusal.ts";
import { timeOf } from "../../snowflake.ts";
import { CHANNEL, type Channel, type Message } from "../../world.ts";
import type { Call, Method, Outcome } from "../call.ts";
import { findChannel, findMessage, findWritable, need } from "../find.ts";
import { applyChange } from "../read-change.ts";
import { readDraft } from "../read-draft.ts";

/** Writes a message. With `enforce_nonce` a repeat within minutes gets the first one back. */
export const createMessage: Method = async (call) => {
  const { world, app, form } = call;
  const channel = findWritable(call);
  if (call.files.size > 0) need(call, channel, "ATTACH_FILES");
  const known = form.flag("enforce_nonce") ? remembered(call) : null;
  if (known) return { body: presentWithNonce(call, known) };
  if (channel.thread?.archived && !hasRoomForThread(world, channel.guildId)) throw refuse.activeThreads();
  const draft = await readDraft(call, channel, form);
  // The body may have been read while another with the same nonce was accepted.
  const raced = form.flag("enforce_nonce") ? remembered(call) : null;
  if (raced) return { body: presentWithNonce(call, raced) };
  const message = postMessage(world, channel, app.id, draft);
  if (channel.thread?.archived) channel.thread.archived = false;
  if (draft.nonce !== null && draft.nonce !== undefined)
    app.nonces.set(String(draft.nonce), { channelId: channel.id, messageId: message.id, at: Date.now() });
  recordSend(world, app, "create_message", message);
  return { body: presentWithNonce(call, message) };
};

function remembered({ world, app, form }: Call): Message | null {
  const { nonce } = form.value;
  const known = app.nonces.get(String(nonce));
  if (!known || Date.now() - known.at > world.limits.nonceMs) return null;
  return world.channels.get(known.channelId)?.messages.get(known.messageId) ?? null;
}

const presentWithNonce = ({ world, viewer }: Call, message: Message): object => ({
  ...presentMessage(world, message, viewer),
  ...(message.nonce !== null && { nonce: message.nonce }),
});

export const getMessage: Method = (call) => {
  const channel = findChannel(call);
  need(call, channel, "READ_MESSAGE_HISTORY");
  return { body: presentMessage(call.world, findMessage(channel, call.params.message ?? ""), call.viewer) };
};

/** Changes an own message. Of another's, only the flag that hides embeds may be changed. */
export const updateMessage: Method = async (call) => {
  const { world, app, form, viewer } = call;
  const channel = findChannel(call);
  const message = findMessage(channel, call.params.message ?? "");
  if (message.authorId !== app.id) throw refuse.notOwn();
  if (channel.thread?.archived) throw refuse.archived();
  await applyChange(call, channel, message, form);
  announceChange(world, channel, message);
  recordSend(world, app, "update_message", message);
  return { body: presentMessage(world, message, viewer) };
};

export const deleteMessage: Method = (call) => {
  const channel = findChannel(call);
  const message = findMessage(channel, call.params.message ?? "");
  checkDeletable(call, channel, message);
  removeMessages(call.world, channel, [message.id]);
  return {};
};

function checkDeletable(call: Call, channel: Channel, message: Message): void {
  if (message.authorId === call.app.id) return;
  if (channel.type === CHANNEL.direct) throw refuse.onDirect();
  need(call, channel, "MANAGE_MESSAGES");
}

const TWO_WEEKS_MS = 14 * 24 * 3600 * 1000;

export const bulkDeleteMessages: Method = (call): Outcome => {
  const channel = findChannel(call);
  if (channel.type === CHANNEL.direct) throw refuse.onDirect();
  need(call, channel, "MANAGE_MESSAGES");
  const ids = [...new Set(call.form.values("messages", { max: 1000 }).map(String))];
  call.form.finish();
  if (ids.length < 2 || ids.length > 100) throw refuse.deleteCount();
  if (ids.some((id) => /^\d+$/.test(id) && timeOf(id) < Date.now() - TWO_WEEKS_MS)) throw refuse.tooOld();
  removeMessages(call.world, channel, ids, true);
  return {};
};
