import { Hono } from "hono";
import type { PlayedPlatform } from "../played-platform.ts";
import type { StageAccount, StageWorld } from "../stage-world.ts";
import { messageOf, offered } from "./find.ts";
import { readBody } from "./read-body.ts";
import * as schemas from "./schemas.ts";

const MESSAGE = "/accounts/:account/rooms/:roomId/messages/:message";

/** Serves what people do with a message. */
export function routeMessages<W extends StageWorld, A extends StageAccount>(
  platform: PlayedPlatform<W, A>,
): Hono {
  return new Hono()
    .patch(MESSAGE, async (c) => {
      offered(platform.edit)(messageOf(platform, c), await readBody(c, schemas.edited));
      return c.body(null, 204);
    })
    .delete(MESSAGE, async (c) => {
      offered(platform.erase)(messageOf(platform, c), await readBody(c, schemas.by));
      return c.body(null, 204);
    })
    .put(`${MESSAGE}/reactions`, async (c) => {
      offered(platform.react)(messageOf(platform, c), await readBody(c, schemas.reaction));
      return c.body(null, 204);
    })
    .post(`${MESSAGE}/presses`, async (c) => {
      const pressed = await readBody(c, schemas.press);
      return c.json(offered(platform.press)(messageOf(platform, c), pressed), 201);
    })
    .post(`${MESSAGE}/choices`, async (c) => {
      const chosen = await readBody(c, schemas.choice);
      return c.json(offered(platform.choose)(messageOf(platform, c), chosen), 201);
    })
    .put(`${MESSAGE}/votes`, async (c) => {
      offered(platform.vote)(messageOf(platform, c), await readBody(c, schemas.vote));
      return c.body(null, 204);
    })
    .post(`${MESSAGE}/threads`, async (c) => {
      const begun = await readBody(c, schemas.thread);
      return c.json(offered(platform.startThread)(messageOf(platform, c), begun), 201);
    });
}
