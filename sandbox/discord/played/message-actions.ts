import type { AtMessage, PlayedPlatform } from "../../stage/played-platform.ts";
import { addThread } from "../model/add-channel.ts";
import { announceChange } from "../messages/announce.ts";
import { edit, erase, react, vote } from "../people/change.ts";
import { cannot, channelFor, messageFor, speaker } from "../people/speaker.ts";
import { useComponent } from "../people/use-component.ts";
import { FLAGS } from "../wire.ts";
import type { App, Channel, Message, World } from "../world.ts";
import { presentRoom } from "./present-room.ts";

type Played = PlayedPlatform<World, App>;
type Actions = Required<
  Pick<Played, "edit" | "erase" | "react" | "press" | "choose" | "vote" | "startThread">
>;

/** What people do with a message. */
export const messageActions: Actions = {
  edit: (at, { from, text }) => {
    const { channel, message } = find(at);
    if (message.authorId !== from) throw cannot("People change only their own messages.");
    edit(at.world, channel, message, text);
  },
  erase: (at) => {
    const { channel, message } = find(at);
    erase(at.world, channel, message);
  },
  react: (at, { from, emoji, on }) => {
    const { channel, message } = find(at);
    const own = [...message.reactions].filter(([, { users }]) => users.has(from)).map(([key]) => key);
    react(at.world, channel, message, from, on ? [...own, emoji] : own.filter((key) => key !== emoji));
  },
  press: (at, { from, button }) => {
    const { channel, message } = find(at);
    return { id: useComponent(at.world, channel, message, { from, customId: button }).id, answered: false };
  },
  choose: (at, { from, menu, values }) => {
    const { channel, message } = find(at);
    return {
      id: useComponent(at.world, channel, message, { from, customId: menu, values }).id,
      answered: false,
    };
  },
  vote: (at, { from, options }) => {
    const { channel, message } = find(at);
    vote(at.world, channel, message, from, options.map(Number));
  },
  startThread: (at, { from, title }) => {
    const { channel, message } = find(at);
    if (message.threadId !== null) throw cannot("The message has a thread.");
    const thread = addThread(at.world, channel, {
      name: title,
      ownerId: speaker(at.world, channel, from).id,
      message,
    });
    message.flags |= FLAGS.hasThread;
    announceChange(at.world, channel, message);
    return presentRoom(at.world, at.account, thread);
  },
};

function find({ world, roomId, messageId }: AtMessage<World, App>): {
  readonly channel: Channel;
  readonly message: Message;
} {
  const channel = channelFor(world, roomId);
  return { channel, message: messageFor(channel, messageId) };
}
