import { Hono } from "hono";
import { compress } from "hono/compress";
import { readFormFile, uploadReaders } from "../access/index.ts";
import type { VisitorFiles } from "../attachments/index.ts";
import type { ChannelAccess } from "../channels/index.ts";
import type { Database } from "../database/index.ts";
import { allowOrigins } from "./allow-origins.ts";
import { fileSigner, readFileLink } from "./file-links.ts";
import { limitPace } from "./limit-pace.ts";
import { limitStreams } from "./limit-streams.ts";
import { limitUploads } from "./limit-uploads.ts";
import { listThread } from "./list-thread.ts";
import type { ChangeFeed } from "./change-feed.ts";
import { openHosted, recogniseVisitor } from "./recognise-visitor.ts";
import { scriptServer } from "./serve-script.ts";
import { streamThread } from "./stream-thread.ts";
import { rememberThreadKeys } from "./thread-keys.ts";

export type VisitorDependencies = {
  readonly database: Database;
  readonly channels: ChannelAccess;
  readonly live: ChangeFeed;
  readonly files: VisitorFiles;
  /** Signs addresses of files. */
  readonly linkKey: Uint8Array;
  /** The built widget. */
  readonly script: URL;
};

/**
 * Serves websites and their visitors. Mount it before the webhooks: pages of other origins write to `/hooks/:channelId`,
 * and this app responds to their browsers' preflight requests. Needs `ip` in the context.
 */
export function visitorRoutes(deps: VisitorDependencies): Hono {
  const { channels } = deps;
  const cors = allowOrigins(channels);
  return new Hono()
    .route("/", scriptRoutes(deps))
    .use("/hooks/:channelId", cors, limitPace(channels))
    .use("/widget/:channelId/*", cors)
    .use("/widget/:channelId/thread", compress())
    .on("GET", ["/widget/:channelId/thread", "/widget/:channelId/stream"], limitPace(channels))
    .route("/", threadRoutes(deps))
    .route("/", fileRoutes(deps));
}

function scriptRoutes(deps: VisitorDependencies): Hono {
  const script = scriptServer(deps.script);
  return (
    new Hono()
      // public: the script is the same for everyone
      .get("/widget/parley.js", (c) =>
        script({
          ifNoneMatch: c.req.header("if-none-match"),
          acceptEncoding: c.req.header("accept-encoding"),
        }),
      )
  );
}

/** What a page may know before anybody wrote, a visitor's thread, and the stream that tells of it. */
function threadRoutes({ database, channels, live, linkKey }: VisitorDependencies): Hono {
  const threadKeys = rememberThreadKeys(database);
  const acquireSlot = limitStreams();
  return (
    new Hono()
      // public: how the widget looks
      .get("/widget/:channelId/appearance", async (c) => {
        const { hosts, account } = await openHosted(channels, c.req.param("channelId"));
        return c.json(hosts.appearance(account.settings), 200, { "cache-control": "public, max-age=60" });
      })
      // visitor
      .get("/widget/:channelId/thread", async (c) => {
        const visitor = await recogniseVisitor(channels, c);
        const sign = fileSigner(linkKey, visitor.organizationId, visitor.channelId);
        return c.json(await listThread(database, visitor, sign, c.req.query("before")), 200, {
          "cache-control": "no-store",
        });
      })
      // visitor
      .get("/widget/:channelId/stream", async (c) => {
        const visitor = await recogniseVisitor(channels, c);
        const sign = fileSigner(linkKey, visitor.organizationId, visitor.channelId);
        const stillKnown = () =>
          recogniseVisitor(channels, c).then(
            () => true,
            () => false,
          );
        return streamThread(
          { database, live, threadKeys, sign },
          { visitor, stillKnown, acquireSlot: () => acquireSlot(visitor, c) },
          c.req.header("last-event-id") ?? "",
        );
      })
  );
}

/** Files of visitors, both ways. */
function fileRoutes({ channels, files, linkKey }: VisitorDependencies): Hono {
  return (
    new Hono()
      // visitor
      .post("/widget/:channelId/attachments", limitUploads(FILE_MAX), async (c) => {
        const visitor = await recogniseVisitor(channels, c);
        const limits = { max: FILE_MAX + ENVELOPE, channelId: visitor.channelId };
        return uploadReaders.visitors.receive(c, limits, (chunks) =>
          readFormFile(c.req.header("content-type"), chunks, async (file) =>
            c.json(await files.keep(visitor, file), 201, { "cache-control": "no-store" }),
          ),
        );
      })
      // public: the address itself is the proof
      .get("/widget/:channelId/files/:token", async (c) => {
        const { organizationId, attachmentId } = readFileLink(linkKey, c.req.param("token"));
        const response = await files.serve(organizationId, attachmentId, c.req.header("range"));
        response.headers.set("cross-origin-resource-policy", "cross-origin");
        return response;
      })
  );
}

/** Bytes one file may have. */
const FILE_MAX = 25_000_000;

/** What a form adds around its file. */
const ENVELOPE = 10_000;
