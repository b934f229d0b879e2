import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { settings } from "../../connectors/webchat/config.ts";
import { webchat } from "../../connectors/webchat/index.ts";
import type { HubEnv } from "../access/index.ts";
import type { Uploaded } from "../attachments/index.ts";
import { createChannelAccess, credentialsSeal } from "../channels/index.ts";
import { respondToError } from "../http/respond-to-error.ts";
import { createSealer, type Sealer } from "../kernel/crypto.ts";
import {
  newId,
  type ChannelId,
  type ConversationId,
  type MessageId,
  type OrganizationId,
} from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import type { Connector } from "../protocol/index.ts";
import { visitorRoutes, type ChangeFeed } from "../visitors/index.ts";
import { testDatabase, type TestDatabase } from "./database.ts";
import { makeOrganization } from "./factories/organization.ts";
import { scriptNews } from "./own-chat/scripted-feed.ts";
import { talkIn } from "./own-chat/talk.ts";
import { SECRET, visitorsOf } from "./own-chat/visitors.ts";

/** Two organizations with a website chat each, and the means to be their visitors and their team. */
export type OwnChat = Awaited<ReturnType<typeof openOwnChat>>;

const registry: Readonly<Record<string, Connector>> = { webchat };

/** Opens the visitors' room on a database of its own; the shop of lamps allows one origin, the bakery any. */
export async function openOwnChat() {
  const database = await testDatabase();
  const sealer = createSealer([{ id: "k1", key: new Uint8Array(32) }]);
  const [lamps, bakery] = [
    await makeOrganization(database.owner, "Lamps"),
    await makeOrganization(database.owner, "Bakery"),
  ];
  const [shop, oven] = [
    await openChannel(database, sealer, lamps, ["https://shop.example"]),
    await openChannel(database, sealer, bakery, []),
  ];
  const { live, listeners, position, tell } = scriptNews(database);
  const app = openApp(database, sealer, live);
  return {
    database,
    app,
    lamps,
    bakery,
    shop,
    oven,
    listeners,
    position,
    tell,
    ...visitorsOf(app),
    ...talkIn(database),

    /** A picture the visitor has uploaded to the shop, waiting for its message. */
    async upload(visitor: string): Promise<string> {
      const id = newId("att");
      await database.owner.query(
        "insert into comm_attachments (organization_id, id, channel_id, kind, file_name, content_type, size, state, uploaded_by) values ($1, $2, $3, 'image', 'lamp.png', 'image/png', 3, 'stored', $4)",
        [lamps, id, shop, visitor],
      );
      return id;
    },

    announce: (conversation: ConversationId, messageId: MessageId) =>
      tell([{ name: "delivery", conversation: { id: conversation, channelId: shop }, data: { messageId } }]),
  };
}

async function openChannel(
  { owner }: TestDatabase,
  sealer: Sealer,
  organization: OrganizationId,
  origins: readonly string[],
): Promise<ChannelId> {
  const id = newId("chn");
  const credentials = sealer.seal(
    JSON.stringify({ signingSecret: SECRET }),
    credentialsSeal(organization, id),
  );
  await owner.query(
    "insert into comm_channels (organization_id, id, connector, name, settings, sealed_credentials) values ($1, $2, 'webchat', 'Chat', $3, $4)",
    [organization, id, settings.parse({ origins }), credentials],
  );
  return id;
}

function openApp(database: TestDatabase, sealer: Sealer, live: ChangeFeed): Hono<HubEnv> {
  const channels = createChannelAccess(database, registry, sealer, {
    publicUrl: "https://hub.example",
    reachable: true,
  });
  const app = new Hono<HubEnv>().onError(respondToError(log));
  app.use(clientAddress);
  app.route(
    "/",
    visitorRoutes({
      database,
      channels,
      live,
      files,
      linkKey: new Uint8Array(32),
      script: new URL("./no-such-file.js", import.meta.url),
    }),
  );
  app.post("/hooks/:channelId", (c) => c.json({ heard: true }));
  return app;
}

const stored: Uploaded = {
  id: newId("att"),
  kind: "image",
  fileName: "lamp.png",
  contentType: "image/png",
  size: 3,
  width: null,
  height: null,
};
const files = { keep: async () => stored, serve: async () => new Response("bytes") };

const clientAddress = createMiddleware(async (c, next) => {
  c.set("ip", c.req.header("x-forwarded-for") ?? "192.0.2.7");
  await next();
});
