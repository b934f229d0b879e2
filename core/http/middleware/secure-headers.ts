import type { MiddlewareHandler } from "hono";
import type { HubEnv } from "../../access/index.ts";

/** What a page of ours may load: itself. Nothing inline, no frames around it, no plug-ins. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": POLICY,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), payment=()",
};

/** Puts the security headers on every answer that does not set its own; a file or the widget's script may need other ones. */
export const secureHeaders =
  (publicUrl: string): MiddlewareHandler<HubEnv> =>
  async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    if (publicUrl.startsWith("https:") && !c.res.headers.has("strict-transport-security"))
      c.res.headers.set("strict-transport-security", "max-age=31536000");
  };
