import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from "../../../core/testing/scripted-server.ts";
import { callApi, fetchFile, type Call } from "../api.ts";
import { sync } from "../sync.ts";

const TOKEN = "7100000001:AAFakeTokenOfTheLampShop";
let server: ScriptedServer;
let answer: ScriptedAnswer;
const bot = () => ({
  channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
  credentials: { token: TOKEN, secret: "lamp-shop-webhook-secret" },
  settings: { apiRoot: server.origin, messagesPerSecond: 30 },
  hookUrl: "https://hub.example/hooks/x",
  reachable: false,
  privateHosts: HOSTS,
});
const HOSTS = ["127.0.0.1"];
const send: Call = { method: "sendMessage", params: { text: "Hi" } };
const upload: Call = {
  method: "sendPhoto",
  params: {},
  uploads: [{ field: "photo", fileName: "a.jpg", contentType: "image/jpeg", bytes: new Uint8Array(3) }],
};

/** An answer that would be right, but for its size. */
const large = (bytes: number) =>
  Buffer.from(JSON.stringify({ ok: true, result: { pad: " ".repeat(bytes) } }));
const packed = (bytes: number, name: "gzip" | "deflate" | "br" = "gzip") => ({
  bytes: gzipSync(large(bytes)),
  headers: { "content-encoding": name },
});

beforeAll(async () => {
  server = await startScriptedServer(() => answer);
});
afterAll(() => server.close());

test.each([
  ["a call", send],
  ["an upload", upload],
])(
  "security 8: %s asks for an answer that is not packed, and takes one of any usual size",
  async (_, call) => {
    answer = { bytes: large(5_000_000) };
    expect(await callApi(bot(), call)).toMatchObject({ kind: "ok" });
    expect(server.requests.at(-1)?.headers["accept-encoding"]).toBe("identity");
  },
);

test.each<[string, Call, ScriptedAnswer]>([
  ["a call's answer that is too large", send, { bytes: large(11_000_000) }],
  ["a call's answer that is packed", send, packed(100_000_000)],
  ["a call's answer that is packed and small", send, packed(10)],
  ["a call's answer that is said to be packed", send, packed(10, "br")],
  ["an upload's answer that is too large", upload, { bytes: large(11_000_000) }],
  ["an upload's answer that unpacks to too much", upload, packed(100_000_000)],
])("security 8: %s is given up", async (_, call, given) => {
  answer = given;
  expect(await callApi(bot(), call)).toEqual({
    kind: "broken",
    reason: "The response is too large (ANSWER_REFUSED).",
  });
});

test("security 8: the next call over the same connections works", async () => {
  answer = packed(100_000_000);
  await callApi(bot(), send);
  answer = { bytes: large(10) };
  expect(await callApi(bot(), send)).toMatchObject({ kind: "ok" });
});

test("security 8: a poll takes no more updates than it asked for", async () => {
  answer = { json: { ok: true, result: Array.from({ length: 101 }, (_, id) => ({ update_id: id })) } };
  const taken: unknown[] = [];
  const result = await sync.pull(
    bot(),
    null,
    async (batch) => void taken.push(batch),
    AbortSignal.timeout(9_000),
  );
  expect(result).toMatchObject({ outcome: "failed", receipt: { kind: "rejected" } });
  expect(taken).toEqual([]);
});

test("security 8: a poll whose answer nests without end fails and throws nothing", async () => {
  const depth = 2_000_000;
  answer = {
    bytes: Buffer.from(
      `{"ok":true,"result":[{"update_id":1,"message":${"[".repeat(depth)}${"]".repeat(depth)}}]}`,
    ),
  };
  const result = await sync.pull(bot(), null, async () => {}, AbortSignal.timeout(9_000));
  expect(result).toMatchObject({ outcome: "failed" });
});

test("security 8: a file is asked for unpacked", async () => {
  answer = { bytes: large(10) };
  await (await fetchFile(bot(), "photos/1.jpg"))?.body?.cancel();
  expect(server.requests.at(-1)?.headers["accept-encoding"]).toBe("identity");
});
