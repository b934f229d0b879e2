import { activeThreads, hasRoomForThread } from "../../model/active-threads.ts";
import { addThread } from "../../model/add-channel.ts";
import { postMessage } from "../../messages/post-message.ts";
import { announceChange } from "../../messages/announce.ts";
import { may } from "../../permissions/permissions-in.ts";
import { presentChannel, presentThreadMember } from "../../present/channel.ts";
import { presentMessage } from "../../present/message.ts";
import { refuse } from "../../refusal.ts";
import { FLAGS } from "../../wire.ts";
import { CHANNEL } from "../../world.ts";
import type { Call, Method } from "../call.ts";
import { findChannel, findGuild, findMessage, need } from "../find.ts";
import { readDraft } from "../read-draft.ts";

/** Starts a thread at a message. A message has one at most. */
export const createThreadFromMessage: Method = (call) => {
  const { world, app, viewer } = call;
  const channel = threadable(call);
  const message = findMessage(channel, call.params.message ?? "");
  const read = readThread(call);
  if (message.threadId !== null) throw refuse.threadExists();
  if (!hasRoomForThread(world, channel.guildId)) throw refuse.activeThreads();
  const thread = addThread(world, channel, { ...read, ownerId: app.id, message });
  message.flags |= FLAGS.hasThread;
  announceChange(world, channel, message);
  return { status: 201, body: presentChannel(world, thread, viewer) };
};

/** Starts a thread without a message; in a forum, a post with its first message. */
export const createThread: Method = async (call) => {
  const { world, app, form, viewer } = call;
  const channel = threadable(call, CHANNEL.forum);
  const read = readThread(call);
  if (!hasRoomForThread(world, channel.guildId)) throw refuse.activeThreads();
  if (channel.type !== CHANNEL.forum) {
    const type = form.integer("type") ?? CHANNEL.privateThread;
    return {
      status: 201,
      body: presentChannel(world, addThread(world, channel, { ...read, type, ownerId: app.id }), viewer),
    };
  }
  const said = form.object("message");
  if (!said) form.fail("message", "BASE_TYPE_REQUIRED", "This field is required");
  form.finish();
  const draft = await readDraft(call, channel, said ?? form);
  const thread = addThread(world, channel, { ...read, ownerId: app.id });
  const message = postMessage(world, thread, app.id, { ...draft, id: thread.id });
  return {
    status: 201,
    body: { ...presentChannel(world, thread, viewer), message: presentMessage(world, message, viewer) },
  };
};

function threadable(call: Call, ...more: readonly number[]) {
  const channel = findChannel(call);
  const allowed: readonly number[] = [CHANNEL.text, CHANNEL.announcement, ...more];
  if (!allowed.includes(channel.type)) throw refuse.wrongChannelType();
  need(call, channel, channel.type === CHANNEL.forum ? "SEND_MESSAGES" : "CREATE_PUBLIC_THREADS");
  return channel;
}

function readThread({ form }: Call): { readonly name: string; readonly autoArchive: number } {
  const name = form.text("name", { min: 1, max: 100 }, true) ?? "";
  const autoArchive = form.choice("auto_archive_duration", [60, 1440, 4320, 10_080], false) ?? 1440;
  form.finish();
  return { name, autoArchive };
}

export const joinThread: Method = (call) => {
  const { thread } = findChannel(call);
  if (!thread) throw refuse.wrongChannelType();
  if (thread.archived) throw refuse.archived();
  thread.members.add(call.app.id);
  return {};
};

export const leaveThread: Method = (call) => {
  findChannel(call).thread?.members.delete(call.app.id);
  return {};
};

/** Lists the active threads of a server that the bot can see. */
export const listActiveThreads: Method = (call) => {
  const { world, app, viewer } = call;
  const guild = findGuild(call);
  const threads = activeThreads(world, guild.id).filter((channel) =>
    may(world, channel, app.id, "VIEW_CHANNEL"),
  );
  return {
    body: {
      threads: threads.map((thread) => presentChannel(world, thread, viewer)),
      members: threads
        .filter(({ thread }) => thread?.members.has(app.id))
        .map((thread) => presentThreadMember(thread, app.id)),
    },
  };
};

/** Lists the archived public threads of a channel. */
export const listArchivedThreads: Method = (call) => {
  const { world, viewer } = call;
  const parent = findChannel(call);
  need(call, parent, "READ_MESSAGE_HISTORY");
  const threads = [...world.channels.values()].filter(
    ({ parentId, thread, type }) =>
      parentId === parent.id && thread?.archived && type !== CHANNEL.privateThread,
  );
  return {
    body: {
      threads: threads.map((each) => presentChannel(world, each, viewer)),
      members: [],
      has_more: false,
    },
  };
};
