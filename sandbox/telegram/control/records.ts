import { Hono } from "hono";
import { fileBytes } from "../files/file-bytes.ts";
import { refuse } from "../bot-api/refusal.ts";
import type { Worlds } from "../worlds.ts";
import { findBot } from "./find-bot.ts";

/** Serves the recorded sends, the wire log and the files. */
export function routeRecords(worlds: Worlds): Hono {
  return new Hono()
    .get("/bots/:token/ledger", (c) => {
      const { sends } = findBot(worlds.of(c), c.req.param("token"));
      const chat = c.req.query("chat_id");
      return c.json({
        total: sends.length,
        items: chat === undefined ? sends : sends.filter(({ chat_id }) => chat_id === Number(chat)),
      });
    })
    .delete("/bots/:token/ledger", (c) => {
      findBot(worlds.of(c), c.req.param("token")).sends.length = 0;
      return c.body(null, 204);
    })
    .get("/bots/:token/wire", (c) => c.json({ items: findBot(worlds.of(c), c.req.param("token")).wire }))
    .delete("/bots/:token/wire", (c) => {
      findBot(worlds.of(c), c.req.param("token")).wire.length = 0;
      return c.body(null, 204);
    })
    .get("/files/:fileId", (c) => {
      const world = worlds.of(c);
      const file = world.files.get(c.req.param("fileId"));
      const found = file && fileBytes(world, file.path);
      if (!found) throw refuse(404, "File not found.");
      const type = SHOWN.test(found.file.contentType) ? found.file.contentType : "application/octet-stream";
      return c.body(new Uint8Array(found.bytes), 200, {
        "content-type": type,
        "content-security-policy": "sandbox; default-src 'none'",
        "x-content-type-options": "nosniff",
        "cache-control": "private, max-age=86400",
      });
    });
}

/** The types that a page may show; any other could run code. */
const SHOWN = /^(image\/(png|jpeg|gif|webp)|audio\/[\w.+-]+|video\/[\w.+-]+)$/;
