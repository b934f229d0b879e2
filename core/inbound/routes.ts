import { Hono, type Context } from "hono";
import { limitBody } from "../access/index.ts";
import { invalid } from "../kernel/errors.ts";
import type { RawRequest } from "../protocol/index.ts";
import { receiveWebhook, type ReceiveDependencies } from "./receive-webhook.ts";

/** Well above the largest batch a platform sends (WhatsApp's has 3 MB): this door stands open to everybody. */
const BODY_MAX = 10_000_000;

const limit = limitBody(BODY_MAX, () => {
  throw invalid("body_too_large", `A webhook may bring at most ${BODY_MAX / 1_000_000} MB.`, {
    max: BODY_MAX,
  });
});

/** The front door. Public by nature: each connector's `verify` decides on the raw bytes whether it is the platform. */
export const inboundRoutes = (deps: ReceiveDependencies) =>
  new Hono().all("/hooks/:channelId", limit, async (c) => {
    const answer = await receiveWebhook(deps, c.req.param("channelId"), await toRawRequest(c));
    return new Response(answer.body ?? null, {
      status: answer.status,
      headers: { ...answer.headers, "x-content-type-options": "nosniff" },
    });
  });

/** A request with its body untouched. */
export async function toRawRequest(c: Context): Promise<RawRequest> {
  return {
    method: c.req.method,
    path: c.req.path,
    query: c.req.query(),
    headers: c.req.header(),
    body: new Uint8Array(await c.req.arrayBuffer()),
  };
}
