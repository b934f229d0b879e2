import { Hono, type Context } from "hono";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const BUILT = new URL("../dist/sandbox/", import.meta.url);

/** Serves the built page, or explains how to build it. */
export function servePage(): Hono {
  return (
    new Hono()
      .get("/assets/:name{[\\w.-]+}", (c) =>
        send(c, `assets/${c.req.param("name")}`, "public, max-age=31536000, immutable"),
      )
      .get("/", (c) => send(c, "index.html", "no-cache"))
      // Mounted at /sandbox, the root has no trailing slash; a user may type one.
      .get("/*", (c, next) => (c.req.path.endsWith("/") ? send(c, "index.html", "no-cache") : next()))
  );
}

async function send(c: Context, path: string, caching: string): Promise<Response> {
  const bytes = await readFile(fileURLToPath(new URL(path, BUILT))).catch(() => null);
  if (!bytes)
    return c.text(
      path === "index.html"
        ? "The sandbox's page is not built yet. Run `npm run build`, then reload."
        : "Not found",
      path === "index.html" ? 503 : 404,
    );
  return c.body(new Uint8Array(bytes), 200, {
    "content-type": TYPES[path.split(".").at(-1) ?? ""] ?? "application/octet-stream",
    "cache-control": caching,
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
  });
}

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

/** The page shows whatever a bot sends, so it may run only our own files. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
