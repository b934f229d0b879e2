import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { log } from "../kernel/log.ts";
import { createBodyReader, type ReaderLimits } from "./body-reader.ts";
import type { HubEnv } from "./endpoint.ts";
import { respondToError } from "../http/respond-to-error.ts";

/** A body of `bytes` that only ends when told to; without a declared size it comes in chunks. */
function openBody(bytes: number) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  void writer.write(new Uint8Array(bytes)).catch(() => {});
  return { readable, end: () => void writer.close(), breakOff: () => void writer.abort(new Error("gone")) };
}

/** An app that answers how many bytes came. */
function openApp(limits: ReaderLimits, max = 100) {
  const reader = createBodyReader(limits);
  const app = new Hono<HubEnv>();
  app.onError(respondToError(log));
  app.use((c, next) => {
    c.set("ip", c.req.header("x-address") ?? "192.0.2.1");
    return next();
  });
  app.post("/:channel", (c) =>
    reader.hold(c, { max, channelId: c.req.param("channel") }, async (body) =>
      c.json({ bytes: body.byteLength, held: reader.held() }),
    ),
  );
  const post = (
    body: RequestInit["body"],
    headers: Record<string, string> = {},
    channel = "one",
  ): Promise<Response> =>
    Promise.resolve(
      app.request(`/${channel}`, { method: "POST", body: body ?? null, headers, duplex: "half" }),
    );
  return { reader, post };
}

const sized = (bytes: number, address?: string) => ({
  "content-length": String(bytes),
  ...(address !== undefined && { "x-address": address }),
});
const codeOf = async (answer: Response) => {
  const { code } = JSON.parse(await answer.text());
  return [answer.status, code];
};
const ROOMY = { total: 1_000, perAddress: 1_000 };

describe("security 2: a body", () => {
  it("is held while it is used, and no longer", async () => {
    const { reader, post } = openApp(ROOMY);
    expect(await (await post("Hello", sized(5))).json()).toEqual({ bytes: 5, held: 5 });
    expect(reader.held()).toBe(0);
  });

  it("counts as the largest allowed where it does not say its size", async () => {
    const { reader, post } = openApp(ROOMY);
    const { readable, end } = openBody(5);
    const answer = post(readable);
    await expect.poll(reader.held).toBe(100);
    end();
    expect(await (await answer).json()).toEqual({ bytes: 5, held: 100 });
    expect(reader.held()).toBe(0);
  });

  it.each([
    ["says so", sized(101), 1],
    ["says a small size and comes in chunks", { ...sized(1), "transfer-encoding": "chunked" }, 101],
    ["says nothing", {}, 101],
  ])("that is too large is refused when it %s", async (_, headers, bytes) => {
    const { reader, post } = openApp(ROOMY);
    expect(await codeOf(await post(openBody(bytes).readable, headers))).toEqual([413, "body_too_large"]);
    expect(reader.held()).toBe(0);
  });

  it("that does not come in time is answered, and its place given back", async () => {
    const { reader, post } = openApp({ ...ROOMY, graceMs: 20 });
    expect(await codeOf(await post(openBody(5).readable, sized(10)))).toEqual([408, "body_too_slow"]);
    expect(reader.held()).toBe(0);
  });

  it("security 18: that breaks off is the client's fault, and its place given back", async () => {
    const { reader, post } = openApp(ROOMY);
    const { readable, breakOff } = openBody(5);
    const answer = post(readable, sized(10));
    await expect.poll(reader.held).toBe(10);
    breakOff();
    expect(await codeOf(await answer)).toEqual([400, "body_incomplete"]);
    expect(reader.held()).toBe(0);
  });
});

describe("security 2: bytes in flight", () => {
  const limits = { total: 250, perAddress: 150, perChannel: 200 };
  const stall = (post: ReturnType<typeof openApp>["post"], address: string, channel: string) =>
    void post(openBody(1).readable, sized(100, address), channel).catch(() => {});

  it("of one address are bounded, and another's still come in", async () => {
    const { post } = openApp(limits);
    stall(post, "192.0.2.1", "one");
    const answer = await post("x".repeat(60), sized(60, "192.0.2.1"), "two");
    expect([await codeOf(answer), answer.headers.get("retry-after")]).toEqual([
      [503, "too_many_bodies"],
      "2",
    ]);
    expect((await post("x".repeat(60), sized(60, "192.0.2.2"), "two")).status).toBe(200);
  });

  it("of one IPv6 network are bounded together", async () => {
    const { post } = openApp(limits);
    stall(post, "2001:db8:1:2::1", "one");
    expect((await post("x".repeat(60), sized(60, "2001:db8:1:2::2"), "two")).status).toBe(503);
  });

  it("of one channel are bounded, and another's still come in", async () => {
    const { post } = openApp(limits);
    stall(post, "192.0.2.1", "one");
    stall(post, "192.0.2.2", "one");
    expect((await post("x".repeat(10), sized(10, "192.0.2.3"), "one")).status).toBe(503);
    expect((await post("x".repeat(10), sized(10, "192.0.2.3"), "two")).status).toBe(200);
  });

  it("are bounded in total", async () => {
    const { reader, post } = openApp(limits);
    stall(post, "192.0.2.1", "one");
    stall(post, "192.0.2.2", "two");
    expect((await post("x".repeat(60), sized(60, "192.0.2.3"), "three")).status).toBe(503);
    expect(reader.held()).toBe(200);
  });
});
