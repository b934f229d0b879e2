import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { z } from "zod";
import { settings } from "../../connectors/webchat/config.ts";
import { newVisitorId, tokenOf as signedToken } from "../../connectors/webchat/ids.ts";
import { webchat } from "../../connectors/webchat/index.ts";
import type { Uploaded } from "../attachments/index.ts";
import { createChannelAccess, credentialsSeal } from "../channels/index.ts";
import { createRecorder, queueReplies } from "../conversations/index.ts";
import type { HubEnv } from "../http/endpoint.ts";
import { respondToError } from "../http/respond-to-error.ts";
import { createSealer } from "../kernel/crypto.ts";
import { newId, type ChannelId, type ConversationId, type MessageId, type OrganizationId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import { plain, type Connector, type RichText } from "../protocol/index.ts";
import { visitorRoutes, type LiveFrame, type LiveListener, type LiveNews, type VisitorMessage } from "../visitors/index.ts";
import { testDatabase } from "./database.ts";
import { makeOrganization } from "./factories/organization.ts";

/** Two organizations with a website chat each, and the means to be their visitors and their team. */
export type OwnChat = Awaited<ReturnType<typeof openOwnChat>>;

const page = z.object({ items: z.array(z.custom<VisitorMessage>()), nextCursor: z.string().nullable(), lastEventId: z.string() });

const SECRET = "known to the tests, and long enough";
const registry: Readonly<Record<string, Connector>> = { webchat };

/** Opens the visitors' room on a database of its own; the shop of lamps allows one origin, the bakery any. */
export async function openOwnChat() {
  const database = await testDatabase();
  const sealer = createSealer([{ id: "k1", key: new Uint8Array(32) }]);
  const [lamps, bakery] = [await makeOrganization(database.owner, "Lamps"), await makeOrganization(database.owner, "Bakery")];
  const openChannel = async (organization: OrganizationId, origins: readonly string[]): Promise<ChannelId> => {
    const id = newId("chn");
    await database.owner.query("insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials) values ($1, $2, 'webchat', 'Chat', $3, $4)", [organization, id, settings.parse({ origins }), sealer.seal(JSON.stringify({ signingSecret: SECRET }), credentialsSeal(organization, id))]);
    return id;
  };
  const [shop, oven] = [await openChannel(lamps, ["https://shop.example"]), await openChannel(bakery, [])];

  const position = async (): Promise<string> => (await database.owner.query<{ position: string }>("select pg_snapshot_xmin(pg_current_snapshot())::text as position")).rows[0]?.position ?? "0";
  const listeners = new Set<LiveListener>();
  const live: LiveNews = {
    listen: async (_organization, listener) => {
      listeners.add(listener);
      return { position: await position(), stop: () => void listeners.delete(listener) };
    },
  };
  const tell = (frames: readonly LiveFrame[]) => listeners.forEach((listener) => listener.deliver(frames, "0"));

  const app = new Hono<HubEnv>().onError(respondToError(log));
  const channels = createChannelAccess(database, registry, sealer, { publicUrl: "https://hub.example", reachable: true });
  app.route("/", visitorRoutes({ database, channels, live, files, clientAddress, linkKey: new Uint8Array(32), script: new URL("./no-such-file.js", import.meta.url) }));
  app.post("/hooks/:channelId", (c) => c.json({ heard: true }));

  const record = createRecorder(database, false);
  let positions = 0;
  const tokenOf = (channel: ChannelId, visitor: string) => ({ authorization: `Bearer ${signedToken(visitor, channel, SECRET)}` });

  return {
    database, app, lamps, bakery, shop, oven, listeners, position, tell, tokenOf,
    newVisitor: newVisitorId,

    /** A visitor's message, as the front door records it. */
    async write(channelId: ChannelId, visitor: string, text: string, id = "1", attachment?: string): Promise<ConversationId> {
      const at = new Date().toISOString();
      const parts = attachment ? [{ kind: "image" as const, media: { reference: {}, stored: attachment } }] : [];
      const event = { kind: "message_received" as const, key: `${visitor}:${id}`, occurredAt: at, thread: { key: visitor, kind: "web" as const }, externalId: `${visitor}:${id}`, position: String((positions += 1)), author: "contact" as const, from: { identities: [{ kind: "visitor" as const, value: visitor }] as const }, content: { text: plain(text), parts } };
      const recorded = await record({ channelId, payload: {}, receivedAt: at, event });
      if (recorded.kind !== "recorded") throw new Error("The message was not recorded.");
      return recorded.conversationId;
    },

    /** The team's answer, its delivery in the state given. */
    async reply(organizationId: OrganizationId, conversationId: ConversationId, text: RichText, state: string): Promise<MessageId> {
      const [queued] = await queueReplies(database.system, [{ organizationId, conversationId, author: { kind: "system", id: null, name: "Grace" }, text, clientKey: newId("job"), automatic: false }], false);
      if (!queued) throw new Error("Nothing was queued.");
      await database.owner.query("update comm_deliveries set state = $2 where message_id = $1", [queued.messageId, state]);
      return queued.messageId;
    },

    /** A picture the visitor has uploaded to the shop, waiting for its message. */
    async upload(visitor: string): Promise<string> {
      const id = newId("att");
      await database.owner.query("insert into comm_attachments (organization_id, id, channel_id, kind, file_name, content_type, size, state, uploaded_by) values ($1, $2, $3, 'image', 'lamp.png', 'image/png', 3, 'stored', $4)", [lamps, id, shop, visitor]);
      return id;
    },

    readThread: async (channel: ChannelId, visitor: string, query = "") => page.parse(await (await app.request(`/widget/${channel}/thread${query}`, { headers: tokenOf(channel, visitor) })).json()),

    /** Opens the stream and waits until it is live. */
    async follow(channel: ChannelId, visitor: string, lastEventId: string) {
      const response = await app.request(`/widget/${channel}/stream`, { headers: { ...tokenOf(channel, visitor), "last-event-id": lastEventId } });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let heard = "";
      const until = async (words: string) => {
        while (!heard.includes(words)) heard += (await reader?.read())?.value ?? "";
        return heard;
      };
      await until("event: ready");
      return { until, heard: () => heard };
    },

    announce: (conversation: ConversationId, messageId: MessageId) => tell([{ name: "delivery", conversation: { id: conversation, channelId: shop }, data: { messageId } }]),
  };
}

const stored: Uploaded = { id: newId("att"), kind: "image", fileName: "lamp.png", contentType: "image/png", size: 3, width: null, height: null };
const files = { keep: async () => stored, serve: async () => new Response("bytes") };

const clientAddress = createMiddleware(async (c, next) => {
  c.set("ip", c.req.header("x-forwarded-for") ?? "192.0.2.7");
  await next();
});
