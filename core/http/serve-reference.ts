import { Hono } from "hono";
import { renderPage } from "./api-page/render-page.ts";
import { STYLE } from "./api-page/style.ts";
import { describeApi } from "./describe-api.ts";
import type { Endpoint } from "./endpoint.ts";

/** The API's description, for programs at `/api/openapi.json` and for people at `/api/docs`; made once, when first asked for. */
export function serveReference(endpoints: () => readonly Endpoint<never>[], baseUrl: string): Hono {
  let made: ReturnType<typeof describeApi> | undefined;
  const description = () => (made ??= describeApi(endpoints(), baseUrl));
  return new Hono()
    .get("/api/openapi.json", (c) => c.json(description()))
    .get("/api/docs", (c) => c.html(renderPage(description())))
    .get("/api/docs/style.css", (c) => c.body(STYLE, 200, { "content-type": "text/css; charset=utf-8" }));
}
