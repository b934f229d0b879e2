import { Hono, type Context } from "hono";
import { bodyReaders, type BodyReader } from "../access/index.ts";
import type { HookAnswer } from "../protocol/index.ts";
import type { HookRequest, ReceiveDependencies } from "./receive-dependencies.ts";
import { receiveAtApp, receiveWebhook } from "./receive-webhook.ts";

/** Serves webhooks without a session: each connector's `verify` authenticates the raw bytes. Needs `ip` in the context. */
export const inboundRoutes = (deps: ReceiveDependencies, bodies: BodyReader = bodyReaders.hooks) =>
  new Hono()
    .all("/hooks/apps/:appKey", async (c) => {
      const appKey = c.req.param("appKey");
      return toResponse(await receiveAtApp(deps, appKey, toHookRequest(c, appKey, bodies)));
    })
    .all("/hooks/:channelId", async (c) => {
      const channelId = c.req.param("channelId");
      return toResponse(await receiveWebhook(deps, channelId, toHookRequest(c, channelId, bodies)));
    });

const toResponse = ({ status, headers, body }: HookAnswer): Response =>
  new Response(body ?? null, { status, headers: { ...headers, "x-content-type-options": "nosniff" } });

const toHookRequest = (c: Context, channelId: string, bodies: BodyReader): HookRequest => ({
  method: c.req.method,
  path: c.req.path,
  query: c.req.query(),
  headers: c.req.header(),
  withBody: (max, use) => bodies.hold(c, { max, channelId }, use),
});
