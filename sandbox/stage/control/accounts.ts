import { Hono } from "hono";
import type { PlayedPlatform } from "../played-platform.ts";
import type { StageAccount, StageWorld } from "../stage-world.ts";
import { offered, sceneOf } from "./find.ts";
import { readBody } from "./read-body.ts";
import { newPerson, newRoom, switched } from "./schemas.ts";

/** Serves the accounts, the people who may write to them, and their rooms. */
export function routeAccounts<W extends StageWorld, A extends StageAccount>(
  platform: PlayedPlatform<W, A>,
): Hono {
  const { accounts, presentAccount } = platform;
  return new Hono()
    .get("/accounts", (c) => c.json({ items: accounts(platform.worlds.of(c)).map(presentAccount) }))
    .put("/accounts/:account/switches", async (c) => {
      const scene = sceneOf(platform, c);
      offered(platform.setAccountSwitch)(scene, await readBody(c, switched));
      return c.json(presentAccount(scene.account));
    })
    .post("/accounts/:account/people", async (c) =>
      c.json(platform.addPerson(sceneOf(platform, c), await readBody(c, newPerson)), 201),
    )
    .get("/accounts/:account/rooms", (c) => c.json({ items: platform.rooms(sceneOf(platform, c)) }))
    .post("/accounts/:account/rooms", async (c) =>
      c.json(offered(platform.addRoom)(sceneOf(platform, c), await readBody(c, newRoom)), 201),
    )
    .get("/accounts/:account/uses/:use", (c) =>
      c.json(offered(platform.use(sceneOf(platform, c), c.req.param("use")) ?? undefined)),
    );
}
