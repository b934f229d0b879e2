import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startHook, startPlay, type Play } from "../testing/play.ts";

describe("A fault that is switched on", () => {
  let play: Play;
  let ada: number;

  beforeEach(async () => {
    play = await startPlay();
    ada = await play.person("Ada", { started: true });
  });
  afterEach(() => play.stop());

  const send = (text: string) => play.call("sendMessage", { chat_id: ada, text });
  const sentTexts = async () => (await play.sends()).map(({ text }) => text);

  it("asks for a pause, as often as it was told to", async () => {
    await play.faults({ kind: "rate_limit", count: 1, retry_after: 7 });
    expect((await send("Hello")).body).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 7",
      parameters: { retry_after: 7 },
    });
    expect((await send("Hello")).status).toBe(200);
    expect((await play.control("GET", "/faults")).body.rules).toMatchObject([
      { kind: "rate_limit", count: 0, hits: 1 },
    ]);
  });

  it("fails inside without doing anything, for the methods it names", async () => {
    await play.faults({ kind: "server_error", methods: ["sendMessage"] });
    expect((await send("Hello")).body).toEqual({
      ok: false,
      error_code: 500,
      description: "Internal Server Error",
    });
    expect((await play.call("getMe")).status).toBe(200);
    expect(await sentTexts()).toEqual([]);
  });

  it("loses the answer after the work is done, or the request before", async () => {
    await play.faults({ kind: "lost_answer", count: 1 });
    await expect(send("Done, but who knows")).rejects.toThrow("fetch failed");
    await play.faults({ kind: "lost_request", count: 1 });
    await expect(send("Never received")).rejects.toThrow("fetch failed");
    expect(await sentTexts()).toEqual(["Done, but who knows"]);
  });

  it("makes the caller wait", async () => {
    await play.faults({ kind: "slow", delay_ms: 120, count: 1 });
    const began = performance.now();
    await send("Slow");
    expect(performance.now() - began).toBeGreaterThan(100);
  });

  it("throws the same dice for the same seed", async () => {
    const run = async (seed: number) => {
      await play.control("PUT", "/faults", { seed, rules: [{ kind: "server_error", probability: 0.5 }] });
      const codes: number[] = [];
      for (let turn = 0; turn < 12; turn += 1) codes.push((await send("Hello")).status);
      return codes.join(" ");
    };
    const first = await run(7);
    expect(first).toContain("500");
    expect(first).toContain("200");
    expect(await run(7)).toBe(first);
    expect(await run(8)).not.toBe(first);
  });

  it("lets a file expire", async () => {
    const { document } = await play.write(ada, { kind: "document" });
    const { file_path } = (await play.call("getFile", { file_id: document.file_id })).body.result;
    const address = `${play.root}telegram/file/bot7000000001:AA_a_play_token_that_opens_nothing_/${file_path}`;
    await play.faults({ kind: "expired_file", count: 1 });
    expect((await fetch(address)).status).toBe(404);
    expect((await fetch(address)).status).toBe(200);
  });

  describe("on the way to a webhook", () => {
    let hook: Awaited<ReturnType<typeof startHook>>;

    beforeEach(async () => {
      hook = await startHook();
      await play.call("setWebhook", { url: hook.url });
    });
    afterEach(() => hook.stop());

    it("delivers twice", async () => {
      await play.faults({ kind: "duplicate", count: 1 });
      await play.write(ada, { text: "one" });
      await play.write(ada, { text: "two" });
      await expect.poll(() => hook.texts()).toEqual(["one", "one", "two"]);
      expect(hook.deliveries[1]?.update).toEqual(hook.deliveries[0]?.update);
    });

    it("lets the next one pass", async () => {
      await play.faults({ kind: "reorder", count: 1 });
      await play.write(ada, { text: "one" });
      await play.write(ada, { text: "two" });
      await expect.poll(() => hook.texts()).toEqual(["two", "one"]);
    });

    it("loses an attempt and tries again", async () => {
      await play.faults({ kind: "drop", count: 2 });
      await play.write(ada, { text: "one" });
      await expect.poll(() => hook.texts()).toEqual(["one"]);
      expect((await play.control("GET", "/faults")).body.rules).toMatchObject([{ hits: 2 }]);
    });
  });
});
