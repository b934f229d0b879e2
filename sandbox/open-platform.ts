import { Hono, type Context } from "hono";
import type { ListedPlatform, Platform, PlatformOptions, Play } from "./stage/platform.ts";

/** A platform that starts when it is first used. */
export type OpenPlatform = {
  readonly play: Play;
  start(): Promise<Platform>;
  readonly answer: (c: Context) => Promise<Response>;
  close(): Promise<void>;
};

/** Prepares a platform. Its code is loaded and its worlds open with the first request, connection or world. */
export function openPlatform(listed: ListedPlatform, options: PlatformOptions): OpenPlatform {
  let started: Promise<Running> | undefined;
  const run = (): Promise<Running> => {
    started ??= start(listed, options).catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  };
  return {
    play: listed,
    start: async () => (await run()).platform,
    answer: async (c) => {
      const { app } = await run();
      return app.fetch(c.req.raw, { ...c.env, [WORLD]: () => options.worldOf?.(c) });
    },
    close: async () => (await started)?.platform.close(),
  };
}

type Running = { readonly platform: Platform; readonly app: Hono };

/** What the guard said of a request, for an app that is not mounted but called. */
const WORLD = "sandboxWorld";

async function start({ kind, load }: ListedPlatform, options: PlatformOptions): Promise<Running> {
  const create = await load();
  const platform = create({ ...options, ...(options.worldOf && { worldOf: worldIn }) });
  // Reads the path anew instead of copying the request, whose body may be large.
  const app = new Hono({ getPath: (request) => pathBelow(kind, plain.getPath(request)) });
  app.route("/", platform.app);
  app.onError((error) => {
    throw error;
  });
  return { platform, app };
}

const plain = new Hono();

/** What follows the platform's name, wherever the sandbox is mounted. */
const pathBelow = (kind: string, path: string): string =>
  path.slice(path.indexOf(`/${kind}/`) + kind.length + 1);

function worldIn(c: Context): string {
  const name: unknown = c.env?.[WORLD]?.();
  if (typeof name !== "string") throw new Error("The request names no world of the sandbox.");
  return name;
}
