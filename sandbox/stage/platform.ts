import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Context, Hono } from "hono";
import type { HoldBody } from "./hold-body.ts";

/** What every simulated platform is started with. */
export type PlatformOptions = {
  /** The secret of the default account of a world, if it must not be public. */
  readonly secret?: ((world: string) => string) | undefined;
  /**
   * Names the world of a request to the control API, such as an organization. Each has accounts, people and files of its
   * own, and a folder below the state's. Without it there is one world for everybody.
   */
  readonly worldOf?: ((c: Context) => string) | undefined;
  /** Says whether a webhook may be called. Without it every address may. */
  readonly mayCall?: ((address: URL) => boolean) | undefined;
  /** The folder where rooms, counters and files survive a restart. Without it everything is lost, but no id is reused. */
  readonly stateFolder?: string | undefined;
  /** The number of recorded sends and of wire entries that each account keeps. */
  readonly sendsLimit?: number | undefined;
  readonly wireLimit?: number | undefined;
  /** The pause after a webhook's second failure, where it doubles each time. */
  readonly webhookRetryMs?: number | undefined;
  /** Reads bodies within the limits of the host. Without it each body has its own limit. */
  readonly holdBody?: HoldBody | undefined;
  /** Logs errors of the sandbox itself, such as a state file that cannot be written. */
  readonly log?: ((text: string) => void) | undefined;
};

/** A simulated platform that runs. */
export type Platform = {
  /** Serves its API, and its control API below `/control`. */
  readonly app: Hono;
  /** Opens a world, so that its default account can be called. */
  openWorld(name: string): void;
  /** Takes over a connection that asked for another protocol, such as a WebSocket. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Stops deliveries, ends every pending request and saves the state. */
  close(): Promise<void>;
};

/** What may be known of a platform before it runs. Small, because every start loads it. */
export type Play = {
  readonly kind: string;
  readonly name: string;
  /** Whether a fresh hub has a channel of it at once. The others wait until somebody opens them on the page. */
  readonly opensAtFirst: boolean;
  /** What a channel needs to reach the default account of the world with this secret. `home`: the hub's own address. */
  connect(home: string, secret: string): Connection;
  /** Whether these are the credentials of a default account, whatever its secret. */
  isDefault(credentials: Readonly<Record<string, unknown>>): boolean;
  /**
   * Whether a request is one that the platform itself would answer, with proof of its own instead of a session. `path`
   * begins behind `/sandbox/<kind>`.
   */
  isPlatformCall(path: string, headers: Headers): boolean;
};
export type Connection = {
  readonly credentials: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
};

/** A platform in the sandbox's list. Its code is loaded when somebody uses it. */
export type ListedPlatform = Play & { load(): Promise<(options: PlatformOptions) => Platform> };
