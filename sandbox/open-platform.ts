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
    answer: async (c) => (await run()).answer(c),
    close: async () => (await started)?.platform.close(),
  };
}

type Running = {
  readonly platform: Platform;
  readonly answer: (c: Context) => Response | Promise<Response>;
};

async function start({ kind, load }: ListedPlatform, options: PlatformOptions): Promise<Running> {
  const create = await load();
  /** The request as the guard saw it, by the bindings that go along. */
  const guarded = new WeakMap<object, Context>();
  const { worldOf } = options;
  const platform = create({
    ...options,
    ...(worldOf && { worldOf: (c) => worldOf(guarded.get(bindingsOf(c)) ?? c) }),
  });
  // Reads the path anew instead of copying the request, whose body may be large.
  const app = new Hono({ getPath: (request) => pathBelow(kind, plain.getPath(request)) });
  app.route("/", platform.app).onError((error) => {
    throw error;
  });
  const answer = (c: Context) => {
    const bindings = { ...bindingsOf(c) };
    guarded.set(bindings, c);
    return app.fetch(c.req.raw, bindings);
  };
  return { platform, answer };
}

function bindingsOf(c: Context): object {
  const bindings: unknown = c.env;
  return typeof bindings === "object" && bindings !== null ? bindings : {};
}

const plain = new Hono();

/** What follows the platform's name, wherever the sandbox is mounted. */
const pathBelow = (kind: string, path: string): string =>
  path.slice(path.indexOf(`/${kind}/`) + kind.length + 1);
