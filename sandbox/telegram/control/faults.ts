import { Hono } from "hono";
import { noFaults } from "../../stage/faults.ts";
import { publish } from "../../stage/stage-world.ts";
import type { BotWorlds } from "../bot-worlds.ts";
import { findBot } from "./find-bot.ts";
import { presentFaults } from "./present.ts";
import { readBody } from "../../stage/control/read-body.ts";
import { faults as schema } from "./schemas.ts";

/** Sets the faults of a bot. A new set replaces the old one and uses its own seed. */
export function routeFaults(worlds: BotWorlds): Hono {
  return new Hono()
    .get("/bots/:token/faults", (c) => c.json(presentFaults(findBot(worlds.of(c), c.req.param("token")))))
    .put("/bots/:token/faults", async (c) => {
      const world = worlds.of(c);
      const bot = findBot(world, c.req.param("token"));
      const { seed, rules } = await readBody(c, schema);
      Object.assign(bot.faults, noFaults(seed), { rules: rules.map((rule) => ({ ...rule, hits: 0 })) });
      publish(world, bot, () => ({ kind: "faults" }));
      return c.json(presentFaults(bot));
    })
    .delete("/bots/:token/faults", (c) => {
      const world = worlds.of(c);
      const bot = findBot(world, c.req.param("token"));
      Object.assign(bot.faults, noFaults());
      publish(world, bot, () => ({ kind: "faults" }));
      return c.body(null, 204);
    });
}
