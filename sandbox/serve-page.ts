import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type Context, type MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import { fileURLToPath } from "node:url";

const BUILT = fileURLToPath(new URL("../dist/sandbox", import.meta.url));

/** Serves the built page, or explains how to build it. */
export function servePage(): Hono {
  const page = serve("no-cache", () => "/index.html");
  return (
    new Hono()
      .get(
        "/assets/:name{[\\w.-]+}",
        serve("public, max-age=31536000, immutable", (path) => path.replace(/^.*(?=\/assets\/)/, "")),
        (c) => c.text("Not found", 404),
      )
      .get("/", page, explain)
      // Mounted at /sandbox, the root has no trailing slash; a user may type one.
      .get("/*", async (c, next) => {
        if (!c.req.path.endsWith("/")) return next();
        return (await page(c, () => Promise.resolve())) ?? explain(c);
      })
  );
}

const explain = (c: Context) =>
  c.text("The sandbox page is not built yet. Run `npm run build`, then reload.", 503);

/** Answers built files, compressed as the build left them beside each. */
function serve(caching: string, toFile: (path: string) => string): MiddlewareHandler {
  const file = serveStatic({ root: BUILT, precompressed: true, rewriteRequestPath: toFile });
  return createMiddleware(async (c, next) => {
    const answer = await file(c, next);
    if (!(answer instanceof Response)) return;
    answer.headers.set("cache-control", caching);
    answer.headers.set("content-security-policy", POLICY);
    answer.headers.set("x-content-type-options", "nosniff");
    return answer;
  });
}

/** The page shows whatever a bot sends, so it may run only our own files. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
