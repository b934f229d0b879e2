import { Hono } from "hono";
import { chooseFault } from "../../stage/faults.ts";
import { timeOf } from "../snowflake.ts";
import { sampleOf } from "../../telegram/people/samples.ts";
import type { StoredFile, World } from "../world.ts";
import type { DiscordWorlds } from "../discord-worlds.ts";
import { isGood } from "./address.ts";

/** Serves attachments to whoever has a good address. One that is too old answers 404, as Discord's does. */
export function serveFiles(worlds: DiscordWorlds): Hono {
  return new Hono()
    .get("/attachments/:channel/:file/:name", (c) => {
      const id = c.req.param("file");
      const world = worlds.withToken(id);
      const file = world?.files.get(id);
      const expired = world ? isExpired(world) : false;
      if (!world || !file?.bytes || expired || !isGood(world, file, c.req.query())) return c.text(GONE, 404);
      return new Response(new Uint8Array(file.bytes), { headers: headersOf(file) });
    })
    .get(
      "/:kind{(stickers|emojis)}/:name{\\d+\\.(png|webp)}",
      () => new Response(picture(), { headers: { "content-type": "image/png" } }),
    );
}

/** Stickers and emoji have one picture here. */
const picture = () => new Uint8Array(sampleOf("sticker").bytes);

const GONE = "This content is no longer available.";

const isExpired = ({ apps }: World) =>
  [...apps.values()].some(({ faults }) => chooseFault(faults, ["expired_file"], null));

const headersOf = ({ id, name, contentType, size }: StoredFile) => ({
  "content-type": contentType,
  "content-length": String(size),
  "content-disposition": `${/^(image|video|audio)\//.test(contentType) ? "inline" : "attachment"}; filename="${encodeURIComponent(name)}"`,
  "last-modified": new Date(timeOf(id)).toUTCString(),
  "cache-control": "private, max-age=31536000",
  "x-content-type-options": "nosniff",
});
