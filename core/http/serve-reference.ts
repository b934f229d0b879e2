import { readFile } from "node:fs/promises";
import { Hono, type Context } from "hono";
import type { Endpoint } from "../access/index.ts";
import { missing } from "../kernel/errors.ts";
import { renderPage } from "./api-page/render-page.ts";
import { describeApi } from "./describe-api.ts";

/** Our own guide, which the reference begins with and GitHub shows. */
const GUIDE = new URL("../../docs/api.md", import.meta.url);

/** The API's description, for programs at `/api/openapi.json` and for people at `/api/docs`; made once, when first asked for. Mounted last: whatever else is asked below `/api` is told that it does not exist. */
export function serveReference(endpoints: () => readonly Endpoint<never>[], publicUrl: string): Hono {
  let made: ReturnType<typeof describeApi> | undefined;
  let page: Promise<string> | undefined;
  const description = () => (made ??= describeApi(endpoints(), publicUrl));
  const render = async () => String(await renderPage(description(), await readFile(GUIDE, "utf8")));
  return new Hono()
    .get("/api/openapi.json", (c) => c.json(description(), 200, { "cache-control": "no-cache" }))
    .get("/api/docs", async (c) => c.html(await (page ??= render())))
    .get("/api/docs/reference.css", (c) => serveFile(c, "reference.css", "text/css"))
    .get("/api/docs/reference.js", (c) => serveFile(c, "reference.js", "text/javascript"))
    .all("/api/*", (c) => {
      throw missing(
        "route_unknown",
        "This address doesn't exist in the API. See /api/docs for all of them.",
        {
          method: c.req.method,
          path: c.req.path,
        },
      );
    });
}

const serveFile = async (c: Context, name: string, type: string): Promise<Response> =>
  c.body(await readFile(new URL(`./api-page/${name}`, import.meta.url), "utf8"), 200, {
    "content-type": `${type}; charset=utf-8`,
    "cache-control": "no-cache",
  });
