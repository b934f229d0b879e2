import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { HubEnv } from "../access/index.ts";

const AN_HOUR = "public, max-age=3600";
const FOR_EVER = "public, max-age=31536000, immutable";

/** The inbox's files from their folder; every other address that is not the API's is one of its pages. */
export function servePages(app: Hono<HubEnv>, folder: string): void {
  const file = serveStatic({ root: folder, precompressed: true });
  const page = serveStatic({ root: folder, path: "index.html", precompressed: true });
  // A page from before an update asks for scripts that are gone: it must not be told that the document is one.
  app.get("/assets/*", kept(FOR_EVER), file, (c) => c.notFound());
  app.get("/:file{[^/]+\\.[a-z]+}", kept(AN_HOUR), file);
  app.get("*", kept("no-cache"), (c, next) =>
    /^\/(api|hooks|sandbox|widget)\b/.test(c.req.path) ? next() : page(c, next),
  );
}

const kept = (how: string) =>
  createMiddleware(async (c, next) => {
    await next();
    if (c.res.ok) c.res.headers.set("cache-control", how);
  });
