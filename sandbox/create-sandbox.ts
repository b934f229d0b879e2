import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { Hono } from "hono";
import { listTabs, type Opening } from "./list-tabs.ts";
import { openPlatform, type OpenPlatform } from "./open-platform.ts";
import { platforms } from "./platforms.ts";
import { servePage } from "./serve-page.ts";
import type { PlatformOptions, Play } from "./stage/platform.ts";

export type SandboxOptions = Omit<PlatformOptions, "secret"> & {
  /** The secret of the default account of a platform's world. Without it everybody may know it. */
  readonly secret?: ((kind: string, world: string) => string) | undefined;
  /** Which platforms the hub has channels of, and how it makes one. Without it every platform is open. */
  readonly opening?: Opening | undefined;
};
export type Sandbox = {
  readonly app: Hono;
  readonly platforms: readonly Play[];
  /** Opens a world of a platform, so that its default account can be called. */
  openWorld(kind: string, name: string): Promise<void>;
  /** Whether a request goes to a platform's own API, which asks for proof of its own. `path` begins with `/sandbox`. */
  isPlatformCall(path: string, headers: Headers): boolean;
  /** Hands a connection that asked for another protocol to the platform that its path names. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Stops deliveries, ends every pending request and saves the state. */
  close(): Promise<void>;
};

/** Creates the simulated platforms and their page, ready to be mounted at `/sandbox`. A platform starts when it is used. */
export function createSandbox({ secret, opening, ...options }: SandboxOptions = {}): Sandbox {
  const open = platforms.map((listed) =>
    openPlatform(listed, { ...options, ...(secret && { secret: (world) => secret(listed.kind, world) }) }),
  );
  const find = (kind: string) => open.find(({ play }) => play.kind === kind);
  const app = new Hono().route("/platforms", listTabs(platforms, opening));
  for (const { play, answer } of open) app.all(`/${play.kind}/*`, answer);
  return {
    app: app.route("/", servePage()),
    platforms,
    openWorld: async (kind, name) => (await find(kind)?.start())?.openWorld(name),
    isPlatformCall: (path, headers) => {
      const [kind, rest] = partsOf(path);
      return !isControl(rest) && (find(kind)?.play.isPlatformCall(rest, headers) ?? false);
    },
    // Nobody waits for it, and what fails here must not end the hub.
    upgrade: (request, socket, head) =>
      void upgrade(find, request, socket, head).catch(() => socket.destroy()),
    close: async () => void (await Promise.all(open.map((each) => each.close()))),
  };
}

/** Splits `/sandbox/<kind>/<rest>`; the rest keeps its slash. */
function partsOf(path: string): readonly [kind: string, rest: string] {
  const [, kind = "", rest = ""] = /^\/sandbox\/([^/?]+)([^?]*)/.exec(path) ?? [];
  return [kind, rest];
}

/** Nobody but the guard's members plays people, whatever a platform says of its calls. */
const isControl = (rest: string): boolean => /^\/+control(\/|$)/i.test(rest);

/** A browser names the page that connects; programs do not. No page means to be a bot. */
async function upgrade(
  find: (kind: string) => OpenPlatform | undefined,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  socket.on("error", () => socket.destroy());
  const platform = find(partsOf(request.url ?? "")[0]);
  if (request.headers.origin !== undefined || !platform)
    return void socket.end(
      `HTTP/1.1 ${platform ? "403 Forbidden" : "404 Not Found"}\r\nConnection: close\r\n\r\n`,
    );
  const running = await platform.start().catch(() => null);
  if (running?.upgrade) running.upgrade(request, socket, head);
  else socket.end("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
}
