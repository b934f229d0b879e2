import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { BODY_MAX, replaceBody } from "../hold-body.ts";
import type { PlayedPlatform } from "../played-platform.ts";
import { StageRefusal } from "../refusal.ts";
import type { StageAccount, StageWorld } from "../stage-world.ts";
import { routeAccounts } from "./accounts.ts";
import { routeEvents } from "./events.ts";
import { routeFaults } from "./faults.ts";
import { routeMessages } from "./messages.ts";
import { routeRecords } from "./records.ts";
import { routeRooms } from "./rooms.ts";

/**
 * Serves the control API of a platform in the words of `control-api.ts`: what people do in its app, faults, wire log and
 * recorded sends. It is for the page and for tests; no platform has one. `sentenceOf` says a platform's own refusals, and
 * `own` serves what only that platform has.
 */
export function routeStage<W extends StageWorld, A extends StageAccount>(
  platform: PlayedPlatform<W, A>,
  sentenceOf: (error: unknown) => { readonly status: ContentfulStatusCode; readonly message: string } | null,
  own: Hono = new Hono(),
): Hono {
  const app = new Hono()
    .use((c, next) =>
      platform.worlds.holdBody(c, { max: BODY_MAX }, async (body) => {
        replaceBody(c, body);
        await next();
        return c.res;
      }),
    )
    .get("/platform", (c) => c.json(platform.facts))
    .route("/", routeAccounts(platform))
    .route("/", routeRooms(platform))
    .route("/", routeMessages(platform))
    .route("/", routeFaults(platform))
    .route("/", routeRecords(platform))
    .route("/", routeEvents(platform))
    .route("/", own);
  return app.onError((error, c) => {
    if (error instanceof StageRefusal) return c.json({ message: error.message }, error.status);
    const said = sentenceOf(error);
    if (said) return c.json({ message: said.message }, said.status);
    throw error;
  });
}
