import { Hono } from "hono";
import { refuse } from "../refusal.ts";
import type { DiscordWorlds } from "../discord-worlds.ts";
import { answerCall } from "./answer-call.ts";
import { baseOf } from "./base-of.ts";
import { countRates } from "./rate-limits.ts";
import { ROUTES } from "./route-table.ts";

/** Serves Discord's HTTP API in its versions 9 and 10. */
export function routeApi(worlds: DiscordWorlds): Hono {
  const rates = countRates();
  const app = new Hono();
  // The only call without a token.
  app.get("/:version{v(9|10)}/gateway", (c) =>
    c.json({ url: `${baseOf(c).replace(/^http/, "ws")}/gateway` }),
  );
  for (const route of ROUTES)
    app.on(route.verb, `/:version{v(9|10)}${route.path.replaceAll(/\{(\w+)\}/g, ":$1")}`, (c) =>
      answerCall(worlds, rates, c, route),
    );
  const known = new Set(["v9", "v10"]);
  return app.all("/*", (c) => {
    const version = /\/api\/(v\d+)(?:\/|$)/.exec(c.req.path)?.[1] ?? "";
    const refusal = known.has(version) ? refuse.noRoute() : refuse.apiVersion();
    return c.json(refusal.body, refusal.status === 404 ? 404 : 400);
  });
}
