import { Hono } from "hono";
import { expect, it } from "vitest";
import type { HubEnv } from "../../access/index.ts";
import { clientAddress } from "./client-address.ts";

async function addressOf(
  socket: string,
  forwarded: string | undefined,
  trusted: readonly string[] = [],
): Promise<string> {
  const app = new Hono<HubEnv>().use(clientAddress(trusted)).get("/", (c) => c.text(c.var.ip));
  const answer = await app.request(
    "/",
    { headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded } },
    { incoming: { socket: { remoteAddress: socket } } },
  );
  return answer.text();
}

it.each([
  ["the socket's, without proxies", "203.0.113.5", undefined, [], "203.0.113.5"],
  ["the socket's, whatever a stranger writes", "203.0.113.5", "198.51.100.1", [], "203.0.113.5"],
  ["the one a trusted proxy saw", "10.0.0.2", "198.51.100.1", ["10.0.0.0/8"], "198.51.100.1"],
  [
    "the one the outermost trusted proxy saw, not what the client put before it",
    "10.0.0.2",
    "1.2.3.4, 198.51.100.1, 10.9.9.9",
    ["10.0.0.0/8"],
    "198.51.100.1",
  ],
  ["the same for IPv4 through an IPv6 socket", "::ffff:203.0.113.5", undefined, [], "203.0.113.5"],
  ["a single trusted address", "::1", "198.51.100.1", ["::1"], "198.51.100.1"],
  ["unknown, when a trusted proxy passes on nonsense", "10.0.0.2", "not an address", ["10.0.0.2"], "unknown"],
])("the caller's address is %s", async (_, socket, forwarded, trusted, expected) => {
  expect(await addressOf(socket, forwarded, trusted)).toBe(expected);
});
