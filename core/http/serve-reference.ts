import { Hono } from "hono";
import type { Endpoint } from "../access/index.ts";
import { missing } from "../kernel/errors.ts";
import { renderPage } from "./api-page/render-page.ts";
import { STYLE } from "./api-page/style.ts";
import { describeApi } from "./describe-api.ts";

/** The API's description, for programs at `/api/openapi.json` and for people at `/api/docs`; made once, when first asked for. Mounted last: whatever else is asked below `/api` is told that it does not exist. */
export function serveReference(endpoints: () => readonly Endpoint<never>[], baseUrl: string): Hono {
  let made: ReturnType<typeof describeApi> | undefined;
  const description = () => (made ??= describeApi(endpoints(), baseUrl));
  return new Hono()
    .get("/api/openapi.json", (c) => c.json(description(), 200, { "cache-control": "no-cache" }))
    .get("/api/docs", (c) => c.html(renderPage(description())))
    .get("/api/docs/style.css", (c) => c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" }))
    .all("/api/*", (c) => {
      throw missing("route_unknown", "The API has no such address. /api/docs lists all there are.", {
        method: c.req.method,
        path: c.req.path,
      });
    });
}
