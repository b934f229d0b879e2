import { Hono } from "hono";
import { z } from "zod";
import { readBody } from "../../stage/control/read-body.ts";
import type { DiscordWorlds } from "../discord-worlds.ts";
import { addChannel } from "../model/add-channel.ts";
import { addGuild, join, leave } from "../model/add-guild.ts";
import { cannot } from "../people/speaker.ts";
import { newSnowflake } from "../snowflake.ts";
import { CHANNEL, type Guild, type World } from "../world.ts";

const name = z.string().trim().min(1).max(100);
const newServer = z.object({ name, owner: z.string() });
/** Fewer than Discord's 1,000, so that somebody can see what happens at the limit. */
const changedServer = z.object({ active_threads: z.int().min(0).max(100_000) });
const KINDS = { text: CHANNEL.text, announcement: CHANNEL.announcement, forum: CHANNEL.forum } as const;
const newChannel = z.object({
  name,
  kind: z.enum(["text", "announcement", "forum"]).default("text"),
  topic: z.string().nullable().default(null),
});
const newEmoji = z.object({ name: z.string().regex(/^\w{2,32}$/), animated: z.boolean().default(false) });

/** Serves servers: their members, channels and emoji. */
export function routeServers(worlds: DiscordWorlds): Hono {
  const SERVER = "/servers/:server";
  return new Hono()
    .get("/servers", (c) => c.json({ items: [...worlds.of(c).guilds.values()].map(presentServer) }))
    .post("/servers", async (c) => {
      const made = await readBody(c, newServer);
      return c.json(presentServer(addGuild(worlds.of(c), made.name, made.owner)), 201);
    })
    .patch(SERVER, async (c) => {
      const server = find(worlds.of(c), c.req.param("server"));
      server.activeThreads = (await readBody(c, changedServer)).active_threads;
      return c.json(presentServer(server));
    })
    .post(`${SERVER}/channels`, async (c) => {
      const { kind, ...rest } = await readBody(c, newChannel);
      const { id: guildId } = find(worlds.of(c), c.req.param("server"));
      return c.json({ id: addChannel(worlds.of(c), { ...rest, type: KINDS[kind], guildId }).id }, 201);
    })
    .put(`${SERVER}/members/:user`, (c) => {
      join(worlds.of(c), find(worlds.of(c), c.req.param("server")), c.req.param("user"));
      return c.body(null, 204);
    })
    .delete(`${SERVER}/members/:user`, (c) => {
      leave(worlds.of(c), find(worlds.of(c), c.req.param("server")), c.req.param("user"));
      return c.body(null, 204);
    })
    .post(`${SERVER}/emojis`, async (c) => {
      const emoji = { ...(await readBody(c, newEmoji)), id: newSnowflake() };
      find(worlds.of(c), c.req.param("server")).emojis.set(emoji.id, emoji);
      return c.json(emoji, 201);
    });
}

const presentServer = ({ id, name, ownerId, members, activeThreads }: Guild) => ({
  id,
  name,
  active_threads: activeThreads,
  owner: ownerId,
  members: [...members.keys()],
});

function find({ guilds }: World, id: string): Guild {
  const guild = guilds.get(id);
  if (!guild) throw cannot("There is no such server.", 404);
  return guild;
}
