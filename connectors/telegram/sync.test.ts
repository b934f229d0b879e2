import { afterEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../core/kernel/json.ts";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from "../../core/testing/scripted-server.ts";
import { sync } from "./sync.ts";

const update = (update_id: number) => ({
  update_id,
  message: { message_id: 401, date: 1795253400, chat: { id: 5001001, type: "private" }, text: "Hi" },
});
const forever = new AbortController().signal;

let telegram: ScriptedServer | undefined;
afterEach(async () => telegram?.close());

async function botWithAnswer(answer: ScriptedAnswer) {
  telegram = await startScriptedServer(() => answer);
  return {
    channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    credentials: { token: "7100000001:AAFake", secret: "lamp-shop-webhook-secret" },
    settings: { apiRoot: telegram.origin, messagesPerSecond: 30 },
    hookUrl: "https://hub.example/hooks/x",
    reachable: false,
    privateHosts: ["127.0.0.1"],
  };
}

function store() {
  const kept: JsonObject[] = [];
  return { kept, sink: async (payloads: readonly JsonObject[]) => void kept.push(...payloads) };
}

describe("polling Telegram for updates", () => {
  test("is for hubs that it cannot call", () => {
    const bot = {
      channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
      credentials: { token: "7100000001:AAFake", secret: "s" },
      settings: { apiRoot: "https://api.telegram.org", messagesPerSecond: 30 },
      hookUrl: "https://hub.example/hooks/x",
    };
    expect(sync.wanted({ ...bot, reachable: false })).toBe(true);
    expect(sync.wanted({ ...bot, reachable: true })).toBe(false);
    expect(
      sync.wanted({
        ...bot,
        reachable: false,
        settings: { apiRoot: "http://localhost:3000/sandbox/telegram", messagesPerSecond: 30 },
      }),
    ).toBe(false);
  });

  test("a batch is kept, and the cursor stands behind its last update", async () => {
    const { kept, sink } = store();
    expect(
      await sync.pull(
        await botWithAnswer({ json: { ok: true, result: [update(7), update(9)] } }),
        null,
        sink,
        forever,
      ),
    ).toEqual({ outcome: "more", cursor: { offset: 10 } });
    expect(kept).toEqual([update(7), update(9)]);
    expect(JSON.parse(telegram?.requests[0]?.body ?? "")).not.toHaveProperty("offset");
  });

  test("the next request confirms what is stored", async () => {
    const { sink } = store();
    expect(
      await sync.pull(await botWithAnswer({ json: { ok: true, result: [] } }), { offset: 10 }, sink, forever),
    ).toEqual({ outcome: "idle", cursor: { offset: 10 } });
    expect(JSON.parse(telegram?.requests[0]?.body ?? "")).toMatchObject({
      offset: 10,
      timeout: 25,
      allowed_updates: expect.arrayContaining(["message_reaction"]),
    });
  });

  test("a batch that could not be kept does not move the cursor", async () => {
    const bot = await botWithAnswer({ json: { ok: true, result: [update(7)] } });
    await expect(
      sync.pull(bot, null, () => Promise.reject(new Error("The database is away.")), forever),
    ).rejects.toThrow("away");
  });

  test("stopping ends the wait at once and keeps the cursor", async () => {
    const bot = await botWithAnswer("silence");
    const stop = new AbortController();
    const pulled = sync.pull(bot, { offset: 10 }, store().sink, stop.signal);
    await expect.poll(() => telegram?.requests.length).toBe(1);
    stop.abort();
    expect(await pulled).toEqual({ outcome: "idle", cursor: { offset: 10 } });
  });

  test.each([
    [
      "another program asks too",
      {
        status: 409,
        json: { ok: false, error_code: 409, description: "Conflict: terminated by other getUpdates request" },
      },
      "rejected",
    ],
    [
      "a token taken back",
      { status: 401, json: { ok: false, error_code: 401, description: "Unauthorized" } },
      "unauthorised",
    ],
    [
      "too many questions",
      {
        status: 429,
        json: {
          ok: false,
          error_code: 429,
          description: "Too Many Requests",
          parameters: { retry_after: 3 },
        },
      },
      "rate_limited",
    ],
    ["a broken server", { status: 502, bytes: new Uint8Array() }, "unreachable"],
    ["a torn socket", "reset", "unreachable"],
    ["an answer that is not Telegram's", { json: { ok: true, result: "hello" } }, "rejected"],
  ] as const)("%s is reported, and nothing is lost", async (_, answer, kind) => {
    expect(await sync.pull(await botWithAnswer(answer), { offset: 10 }, store().sink, forever)).toMatchObject(
      {
        outcome: "failed",
        receipt: { kind },
      },
    );
  });
});
