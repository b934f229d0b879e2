import { Hono, type Context } from "hono";
import { chooseFault } from "../../stage/faults.ts";
import { fileBytes } from "../files/file-bytes.ts";
import type { BotWorlds } from "../bot-worlds.ts";
import { answerCall, botOf } from "./answer-call.ts";
import { Refusal, refuse } from "./refusal.ts";

/** Serves the Bot API's own addresses: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function routeBotApi(worlds: BotWorlds): Hono {
  return new Hono()
    .all("/:bot{bot[^/]+}/:method", (c) =>
      answerCall(worlds, c, c.req.param("bot").slice(3), c.req.param("method")),
    )
    .get("/file/:bot{bot[^/]+}/:path{.+}", (c) =>
      sendFile(worlds, c, c.req.param("bot").slice(3), c.req.param("path")),
    )
    .all("*", (c) => c.json(refuse(404, "Not Found").body, 404));
}

function sendFile(worlds: BotWorlds, c: Context, token: string, path: string): Response {
  try {
    const { world, bot } = botOf(worlds, token);
    const expired = chooseFault(bot.faults, ["expired_file"], null);
    const found = fileBytes(world, path);
    if (!found || expired) throw refuse(404, "Not Found");
    return c.body(new Uint8Array(found.bytes), 200, {
      "content-type": "application/octet-stream",
      "content-length": String(found.bytes.byteLength),
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
    });
  } catch (error) {
    if (error instanceof Refusal) return c.json(error.body, error.code === 401 ? 401 : 404);
    throw error;
  }
}
