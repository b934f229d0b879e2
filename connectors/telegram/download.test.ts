import { afterEach, describe, expect, test } from "vitest";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from "../../core/testing/scripted-server.ts";
import { download } from "./download.ts";

const TOKEN = "7100000001:AAFakeTokenOfTheLampShop";
const photo = { fileId: "AgACAgIAAxkBAAIBs2c", size: 3 };
const found: ScriptedAnswer = {
  json: {
    ok: true,
    result: { file_id: photo.fileId, file_unique_id: "AQADy", file_size: 3, file_path: "photos/file_7.jpg" },
  },
};
const refusal = (error_code: number, description: string): ScriptedAnswer => ({
  status: error_code,
  json: { ok: false, error_code, description },
});

let telegram: ScriptedServer | undefined;
afterEach(async () => telegram?.close());

async function fetched(
  getFile: ScriptedAnswer,
  file: ScriptedAnswer = refusal(404, "Not Found"),
  reference: Parameters<typeof download>[1] = photo,
) {
  telegram = await startScriptedServer(({ url }) => (url.startsWith("/file/") ? file : getFile));
  return download(
    {
      channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
      credentials: { token: TOKEN, secret: "lamp-shop-webhook-secret" },
      settings: { apiRoot: telegram.origin, messagesPerSecond: 30 },
      hookUrl: "https://hub.example/hooks/x",
      reachable: true,
      privateHosts: ["127.0.0.1"],
    },
    reference,
  );
}

describe("fetching what somebody sent", () => {
  test("streams the file from where Telegram says it is", async () => {
    const result = await fetched(found, { bytes: new TextEncoder().encode("jpg") });
    expect(result).toMatchObject({ kind: "stream", download: { size: 3 } });
    expect(result.kind === "stream" && (await new Response(result.download.stream).text())).toBe("jpg");
    expect(telegram?.requests.map(({ url }) => url)).toEqual([
      `/bot${TOKEN}/getFile`,
      `/file/bot${TOKEN}/photos/file_7.jpg`,
    ]);
  });

  test("what is too large for bots is not requested", async () => {
    expect(await fetched(found, undefined, { ...photo, size: 20 * 1024 * 1024 + 1 })).toMatchObject({
      kind: "too_large",
    });
    expect(telegram?.requests).toEqual([]);
  });

  test.each([
    ["too large, by Telegram's own word", refusal(400, "Bad Request: file is too big"), "too_large"],
    ["gone", refusal(400, "Bad Request: wrong file_id or the file is temporarily unavailable"), "gone"],
    ["a token taken back", refusal(401, "Unauthorized"), "unauthorised"],
    ["too many questions", refusal(429, "Too Many Requests: retry after 3"), "unreachable"],
    ["a broken server", refusal(500, "Internal Server Error"), "unreachable"],
    ["a torn socket", "reset", "unreachable"],
  ] as const)("%s", async (_, answer, kind) => {
    expect(await fetched(answer)).toMatchObject({ kind });
  });

  test("a redirect is not followed, because the address holds the token", async () => {
    const result = await fetched(found, {
      status: 302,
      bytes: new Uint8Array(),
      headers: { location: "/elsewhere" },
    });
    expect(result).toMatchObject({ kind: "unreachable" });
    expect(telegram?.requests.map(({ url }) => url)).not.toContain("/elsewhere");
  });

  test("a file that expired between lookup and fetch is gone, and nothing contains the token", async () => {
    const results = [await fetched(found), await fetched(found, "reset")];
    expect(results.map((result) => result.kind)).toEqual(["gone", "unreachable"]);
    expect(JSON.stringify(results)).not.toContain("AAFakeToken");
  });
});
