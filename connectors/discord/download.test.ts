import { afterEach, describe, expect, it } from "vitest";
import type { JsonObject } from "../../core/kernel/json.ts";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from "../../core/testing/scripted-server.ts";
import { settings } from "./config.ts";
import { discord } from "./index.ts";

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
});

async function fetched(
  referenceAt: (origin: string) => JsonObject,
  answers: (url: string, origin: string) => ScriptedAnswer,
) {
  const started: ScriptedServer = await startScriptedServer(({ url }) => answers(url, started.origin));
  server = started;
  const account = {
    channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    credentials: { token: "MTA0NjAwMDAwMDAwMDAwMDAwMA.GfAkEt.ThisIsNoTokenOfAnyBot" },
    settings: settings.parse({ apiRoot: `${started.origin}/api` }),
    hookUrl: "https://hub.example/hooks/x",
    reachable: true,
    privateHosts: ["127.0.0.1"],
  };
  return discord.download(account, referenceAt(started.origin));
}

const FILE: ScriptedAnswer = {
  bytes: new TextEncoder().encode("png"),
  headers: { "content-type": "image/png" },
};
const path = "/cdn/attachments/1/2/lamp.png";

describe("fetching what somebody sent", () => {
  it("streams it without the token", async () => {
    const result = await fetched(
      (origin) => ({ url: `${origin}${path}?ex=ffffffff` }),
      () => FILE,
    );
    expect(result).toMatchObject({ kind: "stream", download: { contentType: "image/png" } });
    expect(result.kind === "stream" && (await new Response(result.download.stream).text())).toBe("png");
    expect(server?.requests[0]?.headers.authorization).toBeUndefined();
  });

  it("renews an address that has expired, or that Discord no longer knows", async () => {
    for (const ex of ["1", "ffffffff"]) {
      const result = await fetched(
        (origin) => ({ url: `${origin}${path}?ex=${ex}` }),
        (url, origin) => {
          if (url.startsWith("/api"))
            return { json: { refreshed_urls: [{ refreshed: `${origin}/cdn/attachments/new` }] } };
          return url.includes("new") ? FILE : { json: {}, status: 404 };
        },
      );
      expect(result.kind).toBe("stream");
      await server?.close();
    }
  });

  it("finds pictures beside the API", async () => {
    await fetched(
      () => ({ cdn: "avatars/1/a.png?size=128" }),
      () => FILE,
    );
    expect(server?.requests.map(({ url }) => url)).toEqual(["/cdn/avatars/1/a.png?size=128"]);
  });

  it.each([
    ["elsewhere", { url: "https://evil.example/a.png" }],
    ["nowhere", {}],
    ["at what only ends like Discord", { url: "https://notdiscord.com/a.png" }],
  ])("asks nobody for a file %s", async (_, reference) => {
    expect(
      await fetched(
        () => reference,
        () => FILE,
      ),
    ).toMatchObject({ kind: "gone" });
    expect(server?.requests).toEqual([]);
  });

  it("follows no redirect", async () => {
    const away = { bytes: new Uint8Array(), status: 302, headers: { location: "https://evil.example" } };
    expect(
      await fetched(
        (origin) => ({ url: `${origin}${path}` }),
        () => away,
      ),
    ).toMatchObject({ kind: "unreachable" });
  });
});
