import { once } from "node:events";
import { createServer, request, type ClientRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBodyReader, type BodyReader, type HubEnv } from "../access/index.ts";
import { clientAddress } from "../http/middleware/client-address.ts";
import { respondToError } from "../http/respond-to-error.ts";
import { newId, type ChannelId } from "../kernel/ids.ts";
import { log } from "../kernel/log.ts";
import { testDatabase } from "../testing/database.ts";
import { makeInboundMessage } from "../testing/factories/inbound-message.ts";
import { makeChannel } from "../testing/factories/conversation.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { accessTo, inboundDeps, openScripted, scriptedConnector } from "../testing/scripted-channel.ts";
import { inboundRoutes } from "./routes.ts";

const database = await testDatabase();
const GENUINE = { proof: "genuine" };
const open: ClientRequest[] = [];

let shop: ChannelId;
let bakery: ChannelId;
let strict: ChannelId;
let channels: ReturnType<typeof accessTo>;

beforeAll(async () => {
  const acme = await makeOrganization(database.owner);
  shop = await makeChannel(database.owner, acme);
  bakery = await makeChannel(database.owner, acme);
  strict = await makeChannel(database.owner, acme);
  const careful = scriptedConnector({
    admits: ({ headers }) =>
      headers["proof"] === "genuine"
        ? { kind: "admitted" }
        : { kind: "refused", reason: "No proof in the head." },
  });
  channels = accessTo(
    openScripted(acme, shop),
    openScripted(acme, bakery),
    openScripted(acme, strict, careful),
  );
});

afterAll(() => open.forEach((one) => one.destroy()));

/** Serves the webhooks on a port, with a budget of 20 kB per address and 30 kB in all. */
async function openHooks(graceMs = 60_000): Promise<{ port: number; reader: BodyReader }> {
  const reader = createBodyReader({ total: 30_000, perAddress: 20_000, graceMs });
  const app = new Hono<HubEnv>().use(clientAddress(["127.0.0.0/8"]));
  app.onError(respondToError(log));
  app.route("/", inboundRoutes(inboundDeps(database, channels), reader));
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await once(server.listen(0, "127.0.0.1"), "listening");
  afterAll(() => (server.closeAllConnections(), server.close()));
  const { port }: AddressInfo = Object(server.address());
  return { port, reader };
}

type Delivery = { channel: string; address?: string; headers?: Record<string, string> };

function begin(port: number, { channel, address = "192.0.2.1", headers = GENUINE }: Delivery, bytes: number) {
  const one = request({
    port,
    host: "127.0.0.1",
    method: "POST",
    path: `/hooks/${channel}`,
    agent: false,
    headers: { ...headers, "x-forwarded-for": address, "content-length": bytes },
  });
  one.on("error", () => {});
  open.push(one);
  return one;
}

/** Begins a body of `bytes` and never ends it. */
function stall(port: number, delivery: Delivery, bytes = 10_000): ClientRequest {
  const one = begin(port, delivery, bytes);
  one.write("[");
  return one;
}

async function answerOf(one: ClientRequest): Promise<{ status: number | undefined; retryAfter?: string }> {
  const [answer]: IncomingMessage[] = await once(one, "response");
  answer?.resume();
  const retryAfter = answer?.headers["retry-after"];
  return { status: answer?.statusCode, ...(retryAfter !== undefined && { retryAfter }) };
}

async function deliver(port: number, delivery: Delivery, text: string) {
  const body = JSON.stringify([{ events: [makeInboundMessage(shop, "Ada", text).event] }]);
  const one = begin(port, delivery, Buffer.byteLength(body));
  one.end(body);
  return answerOf(one);
}

const isStored = async (text: string) =>
  (await database.owner.query("select 1 from comm_messages where body = $1", [text])).rowCount === 1;

test("security 2: an unknown channel gets its response before its body has arrived", async () => {
  const { port, reader } = await openHooks();
  const flood = Array.from({ length: 20 }, () => stall(port, { channel: newId("chn") }, 9_900_000));
  const answers = await Promise.all(flood.map(answerOf));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  expect(reader.held()).toBe(0);
});

test("security 2: a head without the proof gets its response before its body has arrived", async () => {
  const { port, reader } = await openHooks();
  expect(await answerOf(stall(port, { channel: strict, headers: { proof: "a guess" } }))).toEqual({
    status: 403,
  });
  expect(reader.held()).toBe(0);
});

test("security 2: a body beyond the connector's own limit gets its response before it has arrived", async () => {
  const { port } = await openHooks();
  expect(await answerOf(stall(port, { channel: shop }, 10_001))).toEqual({ status: 413 });
});

test("security 2: a flood of stalled bodies is refused, others are stored meanwhile, and all memory is released", async () => {
  const { port, reader } = await openHooks();
  const flood = Array.from({ length: 8 }, () => stall(port, { channel: shop }));
  const turnedAway: unknown[] = [];
  for (const one of flood)
    void answerOf(one).then(
      (answer) => turnedAway.push(answer),
      () => undefined,
    );
  await expect.poll(() => turnedAway.length).toBe(6);
  expect(turnedAway).toEqual(Array.from({ length: 6 }, () => ({ status: 503, retryAfter: "2" })));
  expect(reader.held()).toBe(20_000);

  expect(await deliver(port, { channel: bakery, address: "198.51.100.7" }, "Two loaves")).toEqual({
    status: 200,
  });
  expect(await isStored("Two loaves")).toBe(true);

  flood.forEach((one) => one.destroy());
  await expect.poll(reader.held).toBe(0);
  expect(await deliver(port, { channel: shop }, "A lamp")).toEqual({ status: 200 });
});

test("security 2: a body that stalls gets its response in time and releases its memory", async () => {
  const { port, reader } = await openHooks(50);
  const slow = stall(port, { channel: shop });
  expect(await answerOf(slow)).toEqual({ status: 408 });
  await once(slow, "close");
  expect(reader.held()).toBe(0);
});
