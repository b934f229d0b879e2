import { join } from "node:path";
import type { Context } from "hono";
import { createSandbox, type Opening, type Sandbox } from "../sandbox/index.ts";
import { bodyReaders } from "../core/access/index.ts";
import { originsOf } from "../core/identity/index.ts";
import type { Config } from "../core/kernel/config.ts";
import { isId, type OrganizationId } from "../core/kernel/ids.ts";
import { sandboxHome } from "./sandbox-home.ts";

/**
 * Creates the simulated platforms. Where others can reach the hub, every organization has a world of its own, which the
 * guard of `/sandbox` names (`core/http/guard-sandbox.ts`).
 */
export const openSandbox = (
  config: Config,
  secret: (kind: string, organizationId: string) => string,
  opening: Opening,
): Sandbox =>
  createSandbox({
    stateFolder: join(config.home, "sandbox"),
    secret,
    opening,
    holdBody: bodyReaders.sandbox.hold,
    mayCall: isOwnWebhook(config),
    worldOf: worldOf(config),
  });

/** Whether an address is one of this hub's own webhooks: whoever may make a bot must not make the hub call its neighbours. */
export function isOwnWebhook(config: Config): (address: URL) => boolean {
  const origins = new Set([...originsOf(config.baseUrl), sandboxHome(config)]);
  return ({ origin, pathname }) => origins.has(origin) && pathname.startsWith("/hooks/");
}

/** Names the world of a request; nothing where there is one for everybody. */
export const worldOf = ({ sandboxOpen }: Config): ((c: Context) => OrganizationId) | undefined =>
  sandboxOpen ? undefined : organizationOf;

function organizationOf(c: Context): OrganizationId {
  const organizationId: unknown = c.get("organizationId");
  if (!isId("org", organizationId)) throw new Error("The sandbox's guard named no organization.");
  return organizationId;
}
