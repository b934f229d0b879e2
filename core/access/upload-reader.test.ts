import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { respondToError } from "../http/respond-to-error.ts";
import { log } from "../kernel/log.ts";
import type { HubEnv } from "./endpoint.ts";
import { createUploadReader, type UploadLimits } from "./upload-reader.ts";

/** A body that has sent `bytes` and ends when told to. */
function openBody(bytes: number) {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  void writer.write(new Uint8Array(bytes)).catch(() => {});
  return {
    readable,
    send: (more: number) => void writer.write(new Uint8Array(more)).catch(() => {}),
    end: () => void writer.close().catch(() => {}),
    breakOff: () => void writer.abort(new Error("gone")).catch(() => {}),
  };
}

/** An app that answers how many bytes came; `seen` grows as they come. */
function openApp(limits: UploadLimits, max = 1_000) {
  const reader = createUploadReader(limits);
  const seen = { bytes: 0 };
  const app = new Hono<HubEnv>();
  app.onError(respondToError(log));
  app.use((c, next) => {
    c.set("ip", c.req.header("x-address") ?? "192.0.2.1");
    return next();
  });
  app.post("/:channel", (c) =>
    reader.receive(c, { max, channelId: c.req.param("channel") }, async (chunks) => {
      for await (const chunk of chunks) seen.bytes += chunk.byteLength;
      return c.json({ bytes: seen.bytes });
    }),
  );
  const post = (body: RequestInit["body"], headers: Record<string, string> = {}, channel = "one") =>
    Promise.resolve(
      app.request(`/${channel}`, { method: "POST", body: body ?? null, headers, duplex: "half" }),
    );
  return { reader, seen, post };
}

const codeOf = async (answer: Response) => [answer.status, JSON.parse(await answer.text()).code];
const ROOMY: UploadLimits = { total: 10, perAddress: 10 };

describe("security 7: an upload", () => {
  it("is used while it comes", async () => {
    const { reader, seen, post } = openApp(ROOMY);
    const body = openBody(5);
    const answer = post(body.readable);
    await expect.poll(() => seen.bytes).toBe(5);
    expect(reader.underWay()).toBe(1);
    body.send(3);
    body.end();
    expect(await (await answer).json()).toEqual({ bytes: 8 });
    expect(reader.underWay()).toBe(0);
  });

  it.each([
    ["says so", { "content-length": "1001" }, 1],
    [
      "says a small size and comes in chunks",
      { "content-length": "1", "transfer-encoding": "chunked" },
      1_001,
    ],
    ["says nothing", {}, 1_001],
  ])("that is too large is refused when it %s", async (_, headers, bytes) => {
    const { reader, post } = openApp(ROOMY);
    expect(await codeOf(await post(openBody(bytes).readable, headers))).toEqual([413, "body_too_large"]);
    expect(reader.underWay()).toBe(0);
  });

  it("that pauses too long is answered, and its place given back", async () => {
    const { reader, post } = openApp({ ...ROOMY, graceMs: 20 }, 100_000_000);
    expect(await codeOf(await post(openBody(5).readable))).toEqual([408, "body_too_slow"]);
    expect(reader.underWay()).toBe(0);
  });

  it("that drips for ever is answered", async () => {
    const { seen, post } = openApp({ ...ROOMY, graceMs: 50 });
    const body = openBody(1);
    const dripping = setInterval(() => body.send(1), 5);
    expect(await codeOf(await post(body.readable))).toEqual([408, "body_too_slow"]);
    clearInterval(dripping);
    expect(seen.bytes).toBeGreaterThan(1);
  });

  it("that breaks off is the client's fault", async () => {
    const { reader, seen, post } = openApp(ROOMY);
    const body = openBody(5);
    const answer = post(body.readable);
    await expect.poll(() => seen.bytes).toBe(5);
    body.breakOff();
    expect(await codeOf(await answer)).toEqual([400, "body_incomplete"]);
    expect(reader.underWay()).toBe(0);
  });
});

describe("security 7: uploads at once", () => {
  const limits = { total: 4, perAddress: 2, perChannel: 3 };
  const stall = (post: ReturnType<typeof openApp>["post"], address: string, channel = "one") =>
    void post(openBody(1).readable, { "x-address": address }, channel).catch(() => {});
  const statusOf = async (answer: Promise<Response>) => (await answer).status;

  it("of one address are bounded, of an IPv6 network together, and another's still come in", async () => {
    const { post } = openApp(limits);
    stall(post, "2001:db8:1:2::1");
    stall(post, "2001:db8:1:2::2", "two");
    const refused = await post("x", { "x-address": "2001:db8:1:2::3" }, "three");
    expect([await codeOf(refused), refused.headers.get("retry-after")]).toEqual([
      [503, "too_many_bodies"],
      "2",
    ]);
    expect(await statusOf(post("x", { "x-address": "192.0.2.9" }, "three"))).toBe(200);
  });

  it("of one channel are bounded, and another's still come in", async () => {
    const { post } = openApp(limits);
    for (const address of ["192.0.2.1", "192.0.2.2", "192.0.2.3"]) stall(post, address);
    expect(await statusOf(post("x", { "x-address": "192.0.2.4" }))).toBe(503);
    expect(await statusOf(post("x", { "x-address": "192.0.2.4" }, "two"))).toBe(200);
  });

  it("are bounded in total", async () => {
    const { post } = openApp(limits);
    for (const n of [1, 2, 3, 4]) stall(post, `192.0.2.${n}`, `channel_${n}`);
    expect(await statusOf(post("x", { "x-address": "192.0.2.5" }, "five"))).toBe(503);
  });
});
