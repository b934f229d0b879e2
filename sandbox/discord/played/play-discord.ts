import type { InRoom, PlayedPlatform, Scene } from "../../stage/played-platform.ts";
import { StageRefusal } from "../../stage/refusal.ts";
import type { DiscordWorlds } from "../discord-worlds.ts";
import { unfurl } from "../messages/unfurl.ts";
import { directBetween } from "../model/add-channel.ts";
import { addUser } from "../model/add-user.ts";
import { join } from "../model/add-guild.ts";
import { channelFor } from "../people/speaker.ts";
import { write } from "../people/write.ts";
import type { App, Channel, World } from "../world.ts";
import { discordFacts } from "./discord-facts.ts";
import { messageActions } from "./message-actions.ts";
import { presentAccount } from "./present-account.ts";
import { presentFacts, presentPerson } from "./present-message.ts";
import { presentRoom } from "./present-room.ts";
import { roomActions } from "./room-actions.ts";
import { SAMPLES } from "./samples.ts";
import { setAccountSwitch, setRoomSwitch } from "./switches.ts";

/** Plays the app for the page. */
export const playDiscord = (worlds: DiscordWorlds): PlayedPlatform<World, App> => ({
  facts: discordFacts,
  worlds,
  accounts: (world) => [...world.apps.values()],
  presentAccount: (app) => presentAccount(worldWith(worlds, app), app),
  file: (world, id) => {
    const file = world.files.get(id);
    return file?.bytes ? { bytes: file.bytes, contentType: file.contentType } : null;
  },
  rooms: ({ world, account }) => roomsOf(world, account).map((each) => presentRoom(world, account, each)),
  openRoom: (at) => {
    const channel = channelAt(at);
    return {
      room: presentRoom(at.world, at.account, channel),
      messages: [...channel.messages.values()].map((message) => presentFacts(at.world, at.account, message)),
    };
  },
  addPerson: (scene, { name }) => presentPerson(addPerson(scene, name), scene.account),
  write: (at, { sample, file, ...sent }) => {
    const found = sample === undefined ? undefined : SAMPLES.find(({ name }) => name === sample);
    if (sample !== undefined && !found) throw new StageRefusal(404, "There is no such sample.");
    const said = { ...sent, ...(file && { files: [file] }), ...found?.said() };
    const message = write(at.world, channelAt(at), said);
    unfurl(at.world, channelAt(at), message);
    return [presentFacts(at.world, at.account, message)];
  },
  ...messageActions,
  ...roomActions,
  use: ({ world }, id) => {
    const use = [...world.interactions.values()].find((each) => each.id === id);
    return use ? { id, answered: use.response !== null } : null;
  },
  setAccountSwitch,
  setRoomSwitch,
});

function worldWith(worlds: DiscordWorlds, { token }: App): World {
  const world = worlds.withToken(token);
  if (!world) throw new StageRefusal(404, "The application is gone.");
  return world;
}

/** Lists every channel of the bot's servers, and direct messages with everybody who shares one. */
function roomsOf(world: World, app: App): readonly Channel[] {
  for (const user of world.users.values()) if (!user.bot) directBetween(world, app.id, user.id);
  return [...world.channels.values()].filter(
    ({ guildId, recipients }) => guildId !== null || recipients.includes(app.id),
  );
}

const channelAt = ({ world, roomId }: InRoom<World, App>): Channel => channelFor(world, roomId);

/** A new person joins the bot's first server, so that they may write at once. */
function addPerson({ world, account }: Scene<World, App>, name: string) {
  const username = name.toLowerCase().replaceAll(/[^a-z0-9_.]+/g, "_");
  const user = addUser(world, { username, globalName: name });
  const guild = [...world.guilds.values()].find(({ members }) => members.has(account.id));
  if (guild) join(world, guild, user.id);
  return user;
}
