import { Hono, type Context } from "hono";
import { z } from "zod";
import { readBody } from "../../stage/control/read-body.ts";
import type { DiscordWorlds } from "../discord-worlds.ts";
import { changeChannel } from "../model/change-channel.ts";
import { removeChannel } from "../model/remove-channel.ts";
import { clearReactions } from "../messages/reactions.ts";
import { removeMessages } from "../messages/remove-messages.ts";
import { endPoll } from "../messages/votes.ts";
import { post } from "../people/post.ts";
import { channelFor, messageFor } from "../people/speaker.ts";
import type { Channel } from "../world.ts";

const newPost = z.object({
  from: z.string().optional(),
  title: z.string().trim().min(1).max(100),
  text: z.string().min(1).max(2000),
});
const changed = z.object({
  name: z.string().min(1).max(100).optional(),
  topic: z.string().nullable().optional(),
});
const several = z.object({ messages: z.array(z.string()).min(1) });

/** Serves what people and moderators do with a channel, beyond what the page shows. */
export function routeChannels(worlds: DiscordWorlds): Hono {
  const CHANNEL = "/channels/:channel";
  const MESSAGE = `${CHANNEL}/messages/:message`;
  const at = (c: Context): Channel => channelFor(worlds.of(c), c.req.param("channel") ?? "");
  return new Hono()
    .patch(CHANNEL, async (c) => {
      const { name, topic } = await readBody(c, changed);
      changeChannel(worlds.of(c), at(c), {
        ...(name !== undefined && { name }),
        ...(topic !== undefined && { topic }),
      });
      return c.body(null, 204);
    })
    .delete(CHANNEL, (c) => {
      removeChannel(worlds.of(c), at(c));
      return c.body(null, 204);
    })
    .post(`${CHANNEL}/posts`, async (c) => {
      const { thread, message } = post(worlds.of(c), at(c), await readBody(c, newPost));
      return c.json({ id: thread.id, message_id: message.id }, 201);
    })
    .post(`${CHANNEL}/bulk-deletes`, async (c) => {
      const { messages } = await readBody(c, several);
      removeMessages(worlds.of(c), at(c), messages, true);
      return c.body(null, 204);
    })
    .delete(`${MESSAGE}/reactions`, (c) => {
      clearReactions(worlds.of(c), at(c), messageFor(at(c), c.req.param("message")), null);
      return c.body(null, 204);
    })
    .delete(`${MESSAGE}/poll`, (c) => {
      endPoll(worlds.of(c), at(c), messageFor(at(c), c.req.param("message")));
      return c.body(null, 204);
    });
}
