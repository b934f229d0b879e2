import type { Hono } from "hono";
import type { HubEnv } from "../access/index.ts";
import { originsOf } from "../identity/index.ts";
import type { AppDeps, MountedSandbox } from "./app-deps.ts";
import { guardSandbox } from "./guard-sandbox.ts";
import { refuseOtherSites } from "./refuse-other-sites.ts";
import type { Authenticator } from "./require-access.ts";

/** Mounts the simulated platforms behind their guards. */
export function mountSandbox(
  app: Hono<HubEnv>,
  { publicUrl, sandboxOpen }: Pick<AppDeps, "publicUrl" | "sandboxOpen">,
  sandbox: MountedSandbox,
  { member }: Authenticator,
): void {
  app.use("/sandbox/*", refuseOtherSites(originsOf(publicUrl), sandbox.isPlatformCall));
  if (!sandboxOpen) app.use("/sandbox/*", guardSandbox(member, sandbox.isPlatformCall));
  app.route("/sandbox", sandbox.app);
}
