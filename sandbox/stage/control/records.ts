import { Hono, type Context } from "hono";
import type { PlayedPlatform, StoredBytes } from "../played-platform.ts";
import { StageRefusal } from "../refusal.ts";
import type { StageAccount, StageWorld } from "../stage-world.ts";
import { sceneOf } from "./find.ts";

const ACCOUNT = "/accounts/:account";

/** Serves the recorded sends, the wire log and the files. */
export function routeRecords<W extends StageWorld, A extends StageAccount>(
  platform: PlayedPlatform<W, A>,
): Hono {
  return new Hono()
    .get(`${ACCOUNT}/ledger`, (c) => {
      const { sends } = sceneOf(platform, c).account;
      return c.json({ total: sends.length, items: sends });
    })
    .delete(`${ACCOUNT}/ledger`, (c) => {
      sceneOf(platform, c).account.sends.length = 0;
      return c.body(null, 204);
    })
    .get(`${ACCOUNT}/wire`, (c) => c.json({ items: sceneOf(platform, c).account.wire }))
    .delete(`${ACCOUNT}/wire`, (c) => {
      sceneOf(platform, c).account.wire.length = 0;
      return c.body(null, 204);
    })
    .get("/files/:file", (c) => sendFile(c, platform.file(platform.worlds.of(c), c.req.param("file"))));
}

/** Sends a stored file so that it can do no harm in a page. */
export function sendFile(c: Context, found: StoredBytes | null): Response {
  if (!found) throw new StageRefusal(404, "File not found.");
  return c.body(new Uint8Array(found.bytes), 200, {
    "content-type": SHOWN.test(found.contentType) ? found.contentType : "application/octet-stream",
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=86400",
  });
}

/** The types that a page may show; any other could run code. */
const SHOWN = /^(image\/(png|jpeg|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;
