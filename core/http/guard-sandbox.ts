import { createMiddleware } from "hono/factory";
import { authorise, type HubContext, type HubEnv, type MemberActor } from "../access/index.ts";
import { refused } from "../kernel/errors.ts";
import type { IsPlatformCall } from "./app-deps.ts";

/**
 * Restricts the simulated platforms to members who manage channels, unless the hub is a local trial. The
 * platforms' APIs stay open to the hub itself, which brings an account's token instead of a session; there it is a
 * secret (`hub/sandbox-secret.ts`). Says whose world of the sandbox it is.
 */
export const guardSandbox = (
  member: (c: HubContext) => Promise<MemberActor | undefined>,
  isPlatformCall: IsPlatformCall,
) =>
  createMiddleware<HubEnv>(async (c, next) => {
    if (isPlatformCall(c.req.path, c.req.raw.headers)) return next();
    const actor = await member(c);
    if (!actor) throw refused("sign_in_required", "Sign in to use the sandbox.");
    authorise(actor, "channel.manage");
    c.set("organizationId", actor.organizationId);
    return next();
  });
