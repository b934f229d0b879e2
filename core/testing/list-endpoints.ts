import { Hono } from "hono";
import type { Endpoint, HubEnv } from "../access/index.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { endpointsOf } from "../http/mount-endpoints.ts";
import { mountRooms } from "../http/mount-rooms.ts";
import type { Authenticator } from "../http/require-access.ts";
import { asWritten } from "../kernel/trust.ts";

const NOBODY: Authenticator = { member: async () => undefined, visitor: async () => undefined };

/** Every endpoint of the hub, for looking at. What the rooms would need to run stays empty. */
export function listEndpoints(authenticator: Authenticator = NOBODY): readonly Endpoint<never>[] {
  const app = new Hono<HubEnv>();
  mountRooms(app, asWritten<AppDeps>({}), authenticator);
  return endpointsOf(app);
}
