import { Hono } from "hono";
import type { z } from "zod";
import type { Sent } from "../control-api.ts";
import type { PlayedPlatform } from "../played-platform.ts";
import type { StageAccount, StageWorld } from "../stage-world.ts";
import { offered, roomOf } from "./find.ts";
import { readBody } from "./read-body.ts";
import * as schemas from "./schemas.ts";

const AT = "/accounts/:account/rooms/:roomId";

/** Serves a room, and what people do in it. */
export function routeRooms<W extends StageWorld, A extends StageAccount>(
  platform: PlayedPlatform<W, A>,
): Hono {
  return new Hono()
    .get(AT, (c) => c.json(platform.openRoom(roomOf(platform, c))))
    .post(`${AT}/messages`, async (c) => {
      const sent = sentOf(await readBody(c, schemas.sent));
      return c.json({ items: platform.write(roomOf(platform, c), sent) }, 201);
    })
    .post(`${AT}/commands`, async (c) => {
      const used = await readBody(c, schemas.command);
      return c.json(offered(platform.command)(roomOf(platform, c), used), 201);
    })
    .post(`${AT}/forms`, async (c) => {
      const filled = await readBody(c, schemas.form);
      return c.json(offered(platform.submit)(roomOf(platform, c), filled), 201);
    })
    .post(`${AT}/typing`, async (c) => {
      offered(platform.type)(roomOf(platform, c), await readBody(c, schemas.by));
      return c.body(null, 204);
    })
    .put(`${AT}/read`, async (c) => {
      offered(platform.markRead)(roomOf(platform, c), await readBody(c, schemas.by));
      return c.body(null, 204);
    })
    .put(`${AT}/switches`, async (c) => {
      const { from, ...to } = await readBody(c, schemas.switched);
      offered(platform.setRoomSwitch)(roomOf(platform, c), { ...to, ...(from && { from }) });
      return c.json(platform.openRoom(roomOf(platform, c)).room);
    });
}

const sentOf = ({ file, ...rest }: z.infer<typeof schemas.sent>): Sent => ({
  ...rest,
  file: file && {
    name: file.name,
    contentType: file.contentType,
    bytes: new Uint8Array(Buffer.from(file.base64, "base64")),
  },
});
