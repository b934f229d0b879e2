import { Hono } from "hono";
import type { Endpoint, HubEnv } from "../access/index.ts";
import type { AppDeps } from "../http/app-deps.ts";
import { endpointsOf } from "../http/mount-endpoints.ts";
import { mountRooms } from "../http/mount-rooms.ts";
import type { Doorkeeper } from "../http/open-door.ts";
import { asWritten } from "../kernel/trust.ts";

const NOBODY: Doorkeeper = { member: async () => undefined, visitor: async () => undefined };

/** Every endpoint of the hub, for looking at. What the rooms would need to run stays empty. */
export function listEndpoints(keeper: Doorkeeper = NOBODY): readonly Endpoint<never>[] {
  const app = new Hono<HubEnv>();
  mountRooms(app, asWritten<AppDeps>({}), keeper);
  return endpointsOf(app);
}
