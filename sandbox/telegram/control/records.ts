import { Hono } from "hono";
import type { BotWorlds } from "../bot-worlds.ts";
import { findBot } from "./find-bot.ts";

/** Serves the recorded sends and the wire log. */
export function routeRecords(worlds: BotWorlds): Hono {
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
    });
}
