// As in identity-app.ts.
import "../../hub/rooms.ts";
import { Hono } from "hono";
import type { Endpoint, HubEnv, MemberActor } from "../access/index.ts";
import type { Database } from "../database/index.ts";
import { mountEndpoints } from "../http/mount-endpoints.ts";
import { respondToError } from "../http/respond-to-error.ts";
import { requireDescribed } from "./require-described.ts";
import { isJsonObject, type JsonObject } from "../kernel/json.ts";
import { log } from "../kernel/log.ts";

/** Asks a room's endpoints over HTTP; `path` is below `/api`. */
export type Room = {
  ask(
    actor: MemberActor | undefined,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: JsonObject }>;
  fetch(actor: MemberActor | undefined, path: string, init?: RequestInit): Promise<Response>;
};

/** Opens one room to whoever the test says is asking, behind the real access check. */
export function openRoom<Deps extends { readonly database: Database }>(
  deps: Deps,
  endpoints: readonly Endpoint<Deps>[],
): Room {
  let asking: MemberActor | undefined;
  const app = new Hono<HubEnv>();
  app.onError(respondToError(log));
  app.use((c, next) => {
    c.set("ip", "192.0.2.1");
    return next();
  });
  mountEndpoints(app, deps, { member: async () => asking, visitor: async () => undefined }, endpoints);

  const fetch = async (actor: MemberActor | undefined, path: string, init?: RequestInit) => {
    asking = actor;
    return app.request(`/api${path}`, init);
  };
  const ask: Room["ask"] = async (actor, method, path, body) => {
    const response = await fetch(actor, path, {
      method: method.toUpperCase(),
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { "content-type": "application/json" },
      }),
    });
    const text = await response.text();
    const read: unknown = text === "" ? {} : JSON.parse(text);
    const answer = { status: response.status, body: isJsonObject(read) ? read : {} };
    requireDescribed(endpoints, method, path, answer);
    return answer;
  };
  return { ask, fetch };
}
