import { storeFile } from "../files/store-file.ts";
import { ALL_MENTIONS, findMentions } from "../messages/mentions.ts";
import { postMessage, REPLY_TYPE } from "../messages/post-message.ts";
import { CHANNEL, type Channel, type Message, type Poll, type World } from "../world.ts";
import { cannot, speaker } from "./speaker.ts";

export type Upload = { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array };
export type Said = {
  readonly from?: string | undefined;
  readonly text?: string;
  readonly replyTo?: string | undefined;
  readonly files?: readonly Upload[];
  readonly poll?: Poll | null;
  readonly stickers?: readonly object[];
  /** The id that the message gets; a post's first message has that of its thread. */
  readonly id?: string;
};

/** Writes as a person: words, files, a poll, or all of it. */
export function write(world: World, channel: Channel, said: Said): Message {
  const { text = "", files = [], poll = null, stickers = [] } = said;
  const person = speaker(world, channel, said.from);
  if (channel.type === CHANNEL.forum) throw cannot("In a forum people begin posts.");
  if (text === "" && files.length === 0 && !poll && stickers.length === 0)
    throw cannot("There is nothing to send.");
  if (text.length > 2000) throw cannot("A message has at most 2000 characters.");
  if (channel.thread?.archived) channel.thread.archived = false;
  const target = said.replyTo === undefined ? undefined : channel.messages.get(said.replyTo);
  if (said.replyTo !== undefined && !target) throw cannot("The message to answer is gone.", 404);
  const repliedTo = target?.authorId ?? null;
  return postMessage(world, channel, person.id, {
    ...(said.id !== undefined && { id: said.id }),
    type: target ? REPLY_TYPE : 0,
    content: text,
    poll,
    stickers,
    reference: target ? { messageId: target.id, channelId: channel.id, guildId: channel.guildId } : null,
    attachments: files.map((file) => ({
      fileId: storeFile(world, { channelId: channel.id, ...file }).id,
      description: null,
    })),
    ...findMentions(world, channel, { authorId: person.id, content: text, repliedTo }, ALL_MENTIONS),
  });
}
