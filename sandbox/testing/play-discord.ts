import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { vi } from "vitest";
import { createDiscord, type DiscordOptions } from "../discord/index.ts";
import { SANDBOX_APP_ID, SANDBOX_DISCORD_TOKEN } from "../discord/play.ts";
import { addUser } from "../discord/model/add-user.ts";
import { directBetween } from "../discord/model/add-channel.ts";
import { join } from "../discord/model/add-guild.ts";
import { write, type Said } from "../discord/people/write.ts";
import type { FaultRule } from "../stage/faults.ts";
import type { App, Channel, Guild, World } from "../discord/world.ts";

export type PlayDiscord = Awaited<ReturnType<typeof startDiscord>>;

/** Starts a Discord on its own port, mounted as the hub mounts it, with the default bot and the actions of tests. */
export async function startDiscord(options: DiscordOptions = {}) {
  const discord = createDiscord({ wide: true, ...options, limits: { identifyMs: 0, ...options.limits } });
  const server = serve({
    fetch: new Hono().route("/sandbox/discord", discord.app).fetch,
    port: 0,
    hostname: "127.0.0.1",
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    discord.upgrade(request, socket, head);
  });
  await new Promise<void>((resolve) =>
    server.listening ? resolve() : server.once("listening", () => resolve()),
  );
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const root = `http://127.0.0.1:${address.port}/sandbox/discord`;
  const world = discord.worlds.open("");
  const app = found([...world.apps.values()][0]);
  const guild = found([...world.guilds.values()][0]);
  return {
    discord,
    world,
    app,
    guild,
    root,
    /** What a client takes for the API's address; it adds the version. */
    api: `${root}/api`,
    token: SANDBOX_DISCORD_TOKEN,
    appId: SANDBOX_APP_ID,
    channel: (name: string): Channel =>
      found([...world.channels.values()].find((each) => each.name === name)),
    /** A person who exists from the start. */
    someone: () => found([...world.users.values()].find(({ bot }) => !bot)),
    until: (is: () => boolean) => vi.waitUntil(is, { timeout: 5000, interval: 5 }),
    person: (name: string) => personIn(world, guild, name),
    direct: (userId: string) => directBetween(world, SANDBOX_APP_ID, userId),
    write: (channel: Channel, said: Said) => write(world, channel, said),
    faults: (...rules: readonly Partial<FaultRule>[]) => setFaults(app, rules),
    call: (verb: string, path: string, body?: unknown) => call(`${root}/api/v10${path}`, verb, body),
    stop: async () => {
      await discord.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function personIn(world: World, guild: Guild, name: string) {
  const user = addUser(world, { username: name.toLowerCase(), globalName: name });
  join(world, guild, user.id);
  return user;
}

function setFaults({ faults }: App, rules: readonly Partial<FaultRule>[]): void {
  faults.rules = rules.map((rule) => ({
    kind: "server_error",
    methods: null,
    probability: 1,
    count: null,
    retry_after: 1,
    delay_ms: 50,
    scope: "user",
    ...rule,
    hits: 0,
  }));
}

async function call(url: string, method: string, body?: unknown) {
  const isForm = body instanceof FormData;
  const answer = await fetch(url, {
    method,
    headers: {
      authorization: `Bot ${SANDBOX_DISCORD_TOKEN}`,
      ...(body !== undefined && !isForm && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === "" ? null : JSON.parse(text) };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("It is not there.");
  return value;
}
