import { Hono } from "hono";
import { expect, it } from "vitest";
import type { HubEnv } from "../access/index.ts";
import { log } from "../kernel/log.ts";
import { answerOwnHosts } from "./own-hosts.ts";
import { respondToError } from "./respond-to-error.ts";

async function visit(publicUrl: string, host: string, localAddress?: string): Promise<number> {
  const app = new Hono<HubEnv>();
  app.onError(respondToError(log));
  app.use(answerOwnHosts(publicUrl)).all("*", (c) => c.text("in"));
  const bindings = localAddress === undefined ? {} : { incoming: { socket: { localAddress } } };
  return (await app.request("/sandbox/telegram/control/bots", { headers: { host } }, bindings)).status;
}

const HERE = "http://localhost:3000";
const PUBLIC = "https://hub.example.com";

it.each([
  [HERE, "localhost:3000"],
  [HERE, "127.0.0.1:3000"],
  [HERE, "[::1]:3000"],
  [HERE, "LOCALHOST"],
  [HERE, "localhost.:3000"],
  // A tunnel from another port of one's own machine.
  [HERE, "localhost:8022"],
  [PUBLIC, "hub.example.com"],
  [PUBLIC, "hub.example.com:443"],
  // The container's own health check, and proxies that name what they connect to.
  [PUBLIC, "127.0.0.1:3000"],
])("security 3: a hub at %s answers for %s", async (publicUrl, host) => {
  expect(await visit(publicUrl, host)).toBe(200);
});

it.each([
  [HERE, "evil.test:3000"],
  [HERE, "localhost.evil.test:3000"],
  [HERE, "127.0.0.1.evil.test"],
  [HERE, "evil.test@localhost:3000"],
  [HERE, "localhost:3000@evil.test"],
  [HERE, "localhost/.evil.test"],
  [HERE, "[::1].evil.test"],
  [HERE, "192.168.1.5:3000"],
  [HERE, "0.0.0.0:3000"],
  [HERE, "hub.example.com"],
  [HERE, ""],
  [PUBLIC, "evil.test"],
  [PUBLIC, "hub.example.com.evil.test"],
  [PUBLIC, "evil-hub.example.com"],
])("security 3: a hub at %s does not answer for %s", async (publicUrl, host) => {
  expect(await visit(publicUrl, host)).toBe(421);
});

it.each([
  ["192.168.1.5", "192.168.1.5:3000", 200],
  ["::ffff:192.168.1.5", "192.168.1.5:3000", 200],
  ["2001:db8::5", "[2001:db8::5]:3000", 200],
  ["192.168.1.5", "192.168.1.6:3000", 421],
  ["192.168.1.5", "evil.test:3000", 421],
])("security 3: reached at %s and asked for %s, it answers %i", async (localAddress, host, status) => {
  expect(await visit(HERE, host, localAddress)).toBe(status);
});
