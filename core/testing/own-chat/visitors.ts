import type { Hono } from "hono";
import { z } from "zod";
import { newVisitorId, tokenOf as signedToken } from "../../../connectors/webchat/ids.ts";
import type { HubEnv } from "../../access/index.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import type { VisitorMessage } from "../../visitors/index.ts";

/** What every website chat of the tests signs with. */
export const SECRET = "known to the tests, and long enough";

const page = z.object({
  items: z.array(z.custom<VisitorMessage>()),
  nextCursor: z.string().nullable(),
  lastEventId: z.string(),
});

/** What visitors ask of the app. */
export function visitorsOf(app: Hono<HubEnv>) {
  const tokenOf = (channel: ChannelId, visitor: string) => ({
    authorization: `Bearer ${signedToken(visitor, channel, SECRET)}`,
  });
  return {
    newVisitor: newVisitorId,
    tokenOf,

    readThread: async (channel: ChannelId, visitor: string, query = "") =>
      page.parse(
        await (
          await app.request(`/widget/${channel}/thread${query}`, { headers: tokenOf(channel, visitor) })
        ).json(),
      ),

    /** Opens the stream and waits until it is live. */
    async follow(channel: ChannelId, visitor: string, lastEventId: string) {
      const response = await app.request(`/widget/${channel}/stream`, {
        headers: { ...tokenOf(channel, visitor), "last-event-id": lastEventId },
      });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let heard = "";
      const until = async (words: string) => {
        while (!heard.includes(words)) heard += (await reader?.read())?.value ?? "";
        return heard;
      };
      await until("event: ready");
      return { until, heard: () => heard };
    },
  };
}
