import { StageRefusal } from "../../stage/refusal.ts";
import type { InRoom, PlayedPlatform, Scene, Switched } from "../../stage/played-platform.ts";
import { publish } from "../../stage/stage-world.ts";
import type { BotWorlds } from "../bot-worlds.ts";
import { privateRoom } from "../chats/add-room.ts";
import { findChat } from "../control/find-bot.ts";
import { addCustomer } from "../people/add-customer.ts";
import { addGroup } from "../people/groups.ts";
import type { Bot, Room, World } from "../world.ts";
import { messageActions } from "./message-actions.ts";
import { presentMessage, presentPerson } from "./present-message.ts";
import { presentAccount, presentRoom } from "./present-room.ts";
import { placeIn } from "./room-id.ts";
import { setRoomSwitch } from "./set-room-switch.ts";
import { telegramFacts } from "./telegram-facts.ts";
import { writeSent } from "./write-sent.ts";

/** Plays the app for the page. */
export const playTelegram = (worlds: BotWorlds): PlayedPlatform<World, Bot> => ({
  facts: telegramFacts,
  worlds,
  accounts: (world) => [...world.bots.values()],
  presentAccount,
  file: (world, id) => {
    const file = world.files.get(id);
    return file?.bytes ? { bytes: file.bytes, contentType: file.contentType } : null;
  },
  rooms: ({ world, account }) => {
    for (const id of world.customers.keys()) privateRoom(world, account, id);
    return [...account.chats.values()].flatMap((room) => [
      presentRoom(world, account, room),
      ...[...room.topics.keys()].map((topic) => presentRoom(world, account, room, topic)),
    ]);
  },
  openRoom: (at) => {
    const room = roomAt(at);
    return {
      room: presentRoom(at.world, at.account, room, placeIn(at.roomId).topic),
      messages: [...room.messages.values()]
        .map((message) => presentMessage(at.account, room, message))
        .filter(({ roomId }) => roomId === at.roomId),
    };
  },
  addPerson: ({ world, account }, { name }) => {
    const [first = name, ...rest] = name.split(/\s+/);
    const person = addCustomer(world, account, { first_name: first, last_name: rest.join(" ") });
    return presentPerson(person, account);
  },
  addRoom: ({ world, account }, { title, members }) =>
    presentRoom(world, account, addGroup(world, account, { title, members: members.map(Number) })),
  write: (at, sent) => {
    const room = roomAt(at);
    return writeSent(at, sent).map((message) => presentMessage(at.account, room, message));
  },
  ...messageActions,
  use: ({ account }, id) => {
    const press = account.presses.get(id);
    return press ? { id, answered: press.answer !== null } : null;
  },
  setAccountSwitch,
  setRoomSwitch: (at, to) => setRoomSwitch(at, roomAt(at), to),
});

/** Finds a chat, or opens the private one of a person who has not written yet. */
function roomAt({ world, account, roomId }: InRoom<World, Bot>): Room {
  const { chatId } = placeIn(roomId);
  privateRoom(world, account, chatId);
  return findChat(account, String(chatId));
}

function setAccountSwitch({ world, account }: Scene<World, Bot>, { name, on }: Switched): void {
  if (name !== "revoked") throw new StageRefusal(404, "There is no such switch.");
  account.revoked = on;
  if (on) account.poll?.end("closing");
  publish(world, account, () => ({ kind: "accounts" }));
}
