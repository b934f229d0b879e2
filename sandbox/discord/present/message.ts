import { FLAGS } from "../wire.ts";
import { CHANNEL, type Channel, type Message, type World } from "../world.ts";
import { timestamp, timestampOf } from "../snowflake.ts";
import { presentAttachment } from "./attachment.ts";
import { presentChannel } from "./channel.ts";
import { presentPoll } from "./poll.ts";
import { presentUser, userOf } from "./user.ts";
import type { Viewer } from "./viewer.ts";

/** Returns a message as one viewer gets it: without what others wrote if the viewer may not read it. */
export function presentMessage(world: World, message: Message, viewer: Viewer): Record<string, unknown> {
  return {
    id: message.id,
    type: message.type,
    channel_id: message.channelId,
    author: presentUser(userOf(world, message.authorId)),
    timestamp: timestampOf(message.id),
    edited_timestamp: message.editedAt === null ? null : timestamp(message.editedAt),
    flags: message.flags,
    tts: false,
    pinned: false,
    mention_everyone: message.mentionEveryone,
    mention_roles: message.mentionRoles,
    mentions: message.mentions.map((id) => presentUser(userOf(world, id))),
    ...writtenPart(world, message, viewer),
    ...reactionPart(message, viewer),
    ...originPart(world, message),
    ...referencePart(world, message, viewer),
    ...threadPart(world, message, viewer),
  };
}

function writtenPart(world: World, message: Message, viewer: Viewer) {
  if (!readsContent(world, message, viewer))
    return { content: "", attachments: [], embeds: [], components: [] };
  return {
    content: message.content,
    attachments: message.attachments.map((each) =>
      presentAttachment(world, each, viewer.base, message.onlyFor !== null),
    ),
    embeds: (message.flags & FLAGS.suppressEmbeds) === 0 ? message.embeds : [],
    components: message.components,
    ...(message.stickers.length > 0 && { sticker_items: message.stickers }),
    ...(message.poll && { poll: presentPoll(message.poll, viewer) }),
  };
}

/** Without the intent an application reads only direct messages, its own, and those that mention it. */
function readsContent(world: World, message: Message, { app, readsContent }: Viewer): boolean {
  if (!app || readsContent) return true;
  return (
    message.authorId === app.id ||
    message.mentions.includes(app.id) ||
    world.channels.get(message.channelId)?.type === CHANNEL.direct
  );
}

const reactionPart = (message: Message, { app }: Viewer) =>
  message.reactions.size > 0 && {
    reactions: [...message.reactions.values()].map(({ emoji, users }) => ({
      emoji,
      count: users.size,
      count_details: { burst: 0, normal: users.size },
      burst_colors: [],
      me_burst: false,
      burst_me: false,
      me: app !== null && users.has(app.id),
      burst_count: 0,
    })),
  };

function originPart(world: World, { appId, interaction }: Message) {
  if (appId === null) return {};
  if (interaction === null) return { application_id: appId };
  const user = presentUser(userOf(world, interaction.userId));
  return {
    application_id: appId,
    webhook_id: appId,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user,
      authorizing_integration_owners: {},
      ...(interaction.name !== null && { name: interaction.name, command_type: 1 }),
    },
    ...(interaction.name !== null && {
      interaction: { id: interaction.id, type: interaction.type, name: interaction.name, user },
    }),
  };
}

function referencePart(world: World, { reference, type }: Message, viewer: Viewer) {
  if (!reference) return {};
  const message_reference = {
    type: 0,
    ...(reference.messageId !== null && { message_id: reference.messageId }),
    channel_id: reference.channelId,
    ...(reference.guildId !== null && { guild_id: reference.guildId }),
  };
  if (type !== REPLY && type !== THREAD_STARTER) return { message_reference };
  const target = world.channels.get(reference.channelId)?.messages.get(reference.messageId ?? "");
  return {
    message_reference,
    referenced_message: target ? presentMessage(world, { ...target, reference: null }, viewer) : null,
  };
}

const REPLY = 19;
const THREAD_STARTER = 21;

function threadPart(world: World, { threadId }: Message, viewer: Viewer) {
  const thread: Channel | undefined = threadId === null ? undefined : world.channels.get(threadId);
  return thread && { thread: presentChannel(world, thread, viewer) };
}
