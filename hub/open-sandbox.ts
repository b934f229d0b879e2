import { join } from "node:path";
import type { Context } from "hono";
import { createSandbox, type Sandbox } from "../sandbox/index.ts";
import { bodyReaders } from "../core/access/index.ts";
import { originsOf } from "../core/identity/index.ts";
import type { Config } from "../core/kernel/config.ts";
import { sandboxHome } from "./first-run.ts";

/**
 * Creates the simulated platforms. Where others can reach the hub, every organization has a world of its own, which the
 * guard of `/sandbox` names (`core/http/guard-sandbox.ts`).
 */
export const openSandbox = (config: Config, botToken: (organizationId: string) => string): Sandbox =>
  createSandbox({
    stateFolder: join(config.home, "sandbox"),
    botToken,
    holdBody: bodyReaders.sandbox.hold,
    mayCall: isOwnWebhook(config),
    ...(!config.sandboxOpen && { worldOf: organizationOf }),
  });

/** Whether an address is one of this hub's own webhooks: whoever may make a bot must not make the hub call its neighbours. */
export function isOwnWebhook(config: Config): (address: URL) => boolean {
  const origins = new Set([...originsOf(config.baseUrl), sandboxHome(config)]);
  return ({ origin, pathname }) => origins.has(origin) && pathname.startsWith("/hooks/");
}

function organizationOf(c: Context): string {
  const organizationId: unknown = c.get("organizationId");
  if (typeof organizationId !== "string") throw new Error("The sandbox's guard named no organization.");
  return organizationId;
}
