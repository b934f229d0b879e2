import { Hono } from "hono";
import { Refusal } from "../bot-api/refusal.ts";
import { BODY_MAX, replaceBody } from "../hold-body.ts";
import type { Worlds } from "../worlds.ts";
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
export function routeControl(worlds: Worlds): Hono {
  const app = new Hono()
    .use((c, next) =>
      worlds.holdBody(c, { max: BODY_MAX }, async (body) => {
        replaceBody(c, body);
        await next();
        return c.res;
      }),
    )
    .route("/", routeBots(worlds))
    .route("/", routeChats(worlds))
    .route("/", routeFaults(worlds))
    .route("/", routeRecords(worlds))
    .route("/", routeEvents(worlds));
  return app.onError((error, c) => {
    if (error instanceof Refusal) return c.json({ message: error.message }, statusOf(error));
    if (error instanceof InvalidBody) return c.json({ message: error.message }, 422);
    throw error;
  });
}

const statusOf = ({ code }: Refusal) => (code === 404 || code === 413 ? code : 400);
