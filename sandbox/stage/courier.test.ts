import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, expect, it } from "vitest";
import { startCourier, type Parcel, type Retries } from "./courier.ts";
import { noFaults } from "./faults.ts";
import { holdAlone } from "./hold-body.ts";
import type { StageAccount, StageWorld } from "./stage-world.ts";

type Letter = Parcel & { readonly words: string };

const heard: { readonly body: string; readonly headers: IncomingHttpHeaders }[] = [];
let status = 200;
const server = createServer((request, response) => void hear(request, response)).listen(0, "127.0.0.1");

async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
  heard.push({ body: await text(request), headers: request.headers });
  response.writeHead(status).end();
}
await once(server, "listening");
const { port } = server.address() as AddressInfo;

const world: StageWorld = {
  limits: { sends: 0, wire: 0 },
  counters: { event: 0 },
  listeners: new Set(),
  closing: new AbortController(),
  holdBody: holdAlone,
  mayCall: () => true,
  revision: 0,
};
const account: StageAccount = { token: "t", faults: noFaults(), sends: [], wire: [] };

afterEach(() => void heard.splice(0));
afterAll(() => {
  world.closing.abort();
  server.closeAllConnections();
  server.close();
});

const sign = (body: string) => createHmac("sha256", "secret").update(body).digest("hex");

function send(
  retries: Retries,
  arrived: (status: number) => boolean = (code) => code === 200,
): Promise<void> {
  const done = Promise.withResolvers<void>();
  const courier = startCourier<Letter>(world, account, {
    address: {
      url: `http://127.0.0.1:${port}/`,
      connections: 1,
      sign: (body) => ({ "x-signature": sign(body) }),
      arrived,
    },
    retries,
    letterOf: ({ words }) => ({ name: "message", body: { words } }),
    replied: () => {},
    failed: () => {},
    settled: () => done.resolve(),
  });
  courier.offer({ lane: "one", at: Date.now(), fails: 0, words: "Hello" });
  return done.promise;
}

it("signs the bytes that it sends, as the platform signs", async () => {
  status = 200;
  await send({ pausesMs: [], repeatsLast: false, forMs: 1000 });
  expect(heard).toMatchObject([
    { body: '{"words":"Hello"}', headers: { "x-signature": sign(heard[0]?.body ?? "") } },
  ]);
});

it("gives up after the tries that the platform makes", async () => {
  status = 500;
  await send({ pausesMs: [0, 1], repeatsLast: false, forMs: 60_000 });
  expect(heard).toHaveLength(3);
});

it("goes on with the last pause where the platform goes on for a time", async () => {
  status = 500;
  const sent = send({ pausesMs: [0, 1], repeatsLast: true, forMs: 60_000 });
  await expect.poll(() => heard.length).toBeGreaterThan(5);
  status = 200;
  await sent;
});

it("takes for success what the platform takes for success", async () => {
  status = 202;
  await send({ pausesMs: [], repeatsLast: false, forMs: 1000 }, (code) => code < 300);
  expect(heard).toHaveLength(1);
});
