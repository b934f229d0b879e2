import { Hono } from "hono";
import { Refusal } from "../bot-api/refusal.ts";
import { BODY_MAX, replaceBody } from "../hold-body.ts";
import type { World } from "../world.ts";
import { routeBots } from "./bots.ts";
import { routeChats } from "./chats.ts";
import { routeEvents } from "./events.ts";
import { routeFaults } from "./faults.ts";
import { InvalidBody } from "./read-body.ts";
import { routeRecords } from "./records.ts";

/**
 * Serves the control API: users' actions in the app, faults, and recorded sends. It is for the page and for tests;
 * Telegram has none.
 */
export function routeControl(world: World): Hono {
  const app = new Hono()
    .use((c, next) =>
      world.holdBody(c, { max: BODY_MAX }, async (body) => {
        replaceBody(c, body);
        await next();
        return c.res;
      }),
    )
    .route("/", routeBots(world))
    .route("/", routeChats(world))
    .route("/", routeFaults(world))
    .route("/", routeRecords(world))
    .route("/", routeEvents(world));
  return app.onError((error, c) => {
    if (error instanceof Refusal) return c.json({ message: error.message }, statusOf(error));
    if (error instanceof InvalidBody) return c.json({ message: error.message }, 422);
    throw error;
  });
}

const statusOf = ({ code }: Refusal) => (code === 404 || code === 413 ? code : 400);
