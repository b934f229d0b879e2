import { addApp } from "./model/add-app.ts";
import { addChannel } from "./model/add-channel.ts";
import { addGuild, join } from "./model/add-guild.ts";
import { addUser } from "./model/add-user.ts";
import { SANDBOX_APP_ID, SANDBOX_DISCORD_USERNAME } from "./play.ts";
import { CHANNEL, type App, type World } from "./world.ts";

/** Adds the default bot with its token, and to an empty world a server with people, so that nothing needs preparation. */
export function addDefaults(world: World, token: string): App {
  const known = [...world.apps.values()].find(({ id }) => id === SANDBOX_APP_ID);
  if (known) return retoken(world, known, token);
  const app = addApp(world, {
    id: SANDBOX_APP_ID,
    token,
    name: "Parley",
    username: SANDBOX_DISCORD_USERNAME,
  });
  if (world.guilds.size === 0) furnish(world, app);
  return app;
}

/** The token follows the secret of the hub, which may have changed since. */
function retoken(world: World, app: App, token: string): App {
  const renewed = { ...app, token };
  world.apps.delete(app.token);
  world.apps.set(token, renewed);
  return renewed;
}

function furnish(world: World, app: App): void {
  const mia = addUser(world, { username: "mia_brandt", globalName: "Mia Brandt" });
  const tom = addUser(world, { username: "tom", globalName: "Tom" });
  const guild = addGuild(world, "Bike Repair", mia.id);
  for (const { id } of [tom, app]) join(world, guild, id);
  addChannel(world, {
    type: CHANNEL.text,
    name: "general",
    guildId: guild.id,
    topic: "Anything about bikes",
  });
  addChannel(world, { type: CHANNEL.text, name: "support", guildId: guild.id });
  addChannel(world, { type: CHANNEL.forum, name: "questions", guildId: guild.id });
}
