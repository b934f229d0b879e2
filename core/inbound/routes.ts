import { Hono, type Context } from "hono";
import { bodyReaders, type BodyReader } from "../access/index.ts";
import { receiveWebhook, type HookRequest, type ReceiveDependencies } from "./receive-webhook.ts";

/** Serves webhooks without a session: each connector's `verify` authenticates the raw bytes. Needs `ip` in the context. */
export const inboundRoutes = (deps: ReceiveDependencies, bodies: BodyReader = bodyReaders.hooks) =>
  new Hono().all("/hooks/:channelId", async (c) => {
    const channelId = c.req.param("channelId");
    const answer = await receiveWebhook(deps, channelId, toHookRequest(c, channelId, bodies));
    return new Response(answer.body ?? null, {
      status: answer.status,
      headers: { ...answer.headers, "x-content-type-options": "nosniff" },
    });
  });

const toHookRequest = (c: Context, channelId: string, bodies: BodyReader): HookRequest => ({
  method: c.req.method,
  path: c.req.path,
  query: c.req.query(),
  headers: c.req.header(),
  withBody: (max, use) => bodies.hold(c, { max, channelId }, use),
});
