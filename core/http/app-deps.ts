import type { Hono } from "hono";
import type { HealthDeps } from "../health/index.ts";
import type { IdentityDeps } from "../identity/index.ts";
import type { ReceiveDependencies } from "../inbound/index.ts";
import type { Log } from "../kernel/log.ts";

/** The simulated platforms as the app sees them. */
export type MountedSandbox = {
  readonly app: Hono;
  readonly isPlatformCall: IsPlatformCall;
};

/** Whether a request goes to a platform's own API, which asks for proof of its own instead of a session. */
export type IsPlatformCall = (path: string, headers: Headers) => boolean;

/** What the app needs besides what the rooms' endpoints need. */
export type AppDeps = HealthDeps &
  IdentityDeps &
  ReceiveDependencies & {
    readonly log: Log;
    readonly trustedProxies: readonly string[];
    /** Folder of the built pages. */
    readonly pages: string;
    /** Websites' visitors: the widget and its demonstration. */
    readonly visitors: Hono;
    /** The simulated platforms, where they are on. */
    readonly sandbox: MountedSandbox | undefined;
    /** Whether anybody who reaches this hub may play with them. */
    readonly sandboxOpen: boolean;
  };
