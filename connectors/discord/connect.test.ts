import { afterEach, describe, expect, it } from "vitest";
import {
  startScriptedServer,
  type ScriptedAnswer,
  type ScriptedServer,
} from "../../core/testing/scripted-server.ts";
import { credentials, settings, type Settings } from "./config.ts";
import { discord } from "./index.ts";

const APP = "1046000000000000000";
const GUILD = "1046000000000000001";
const CHANNEL = "1046000000000000010";
const ALL_RIGHTS = String((1n << 50n) - 1n - (1n << 3n));

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
});

const good: Readonly<Record<string, ScriptedAnswer>> = {
  "/applications/@me": {
    json: { id: APP, name: "Lamp shop", flags: 1 << 19, bot: { id: APP, username: "lampshop" } },
  },
  "/users/@me/guilds": { json: [{ id: GUILD, name: "Lamp shop" }] },
  [`/guilds/${GUILD}`]: {
    json: { id: GUILD, name: "Lamp shop", roles: [{ id: GUILD, permissions: ALL_RIGHTS }] },
  },
  [`/guilds/${GUILD}/channels`]: {
    json: [{ id: CHANNEL, type: 0, name: "help", permission_overwrites: [] }],
  },
  [`/guilds/${GUILD}/members/${APP}`]: { json: { roles: [] } },
};

async function account(
  answers: Readonly<Record<string, ScriptedAnswer>> = {},
  given: Partial<Settings> = {},
) {
  server = await startScriptedServer(({ url }) => {
    const path = url.replace("/api/v10", "").split("?")[0] ?? "";
    return answers[path] ?? good[path] ?? { json: [] };
  });
  return {
    channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    credentials: { token: "MTA0NjAwMDAwMDAwMDAwMDAwMA.GfAkEt.ThisIsNoTokenOfAnyBot" },
    settings: { ...settings.parse({ apiRoot: `${server.origin}/api` }), ...given },
    hookUrl: "https://hub.example/hooks/x",
    reachable: true,
    privateHosts: ["127.0.0.1"],
  };
}

const probed = async (...given: Parameters<typeof account>) => discord.connect.probe(await account(...given));

describe("a check", () => {
  it("says whose account it is and that all is well", async () => {
    expect(await probed()).toEqual({
      account: "lampshop",
      accountId: APP,
      findings: [expect.objectContaining({ code: "ok", severity: "ok" })],
    });
  });

  it("of a wrong token says which it is and where to click", async () => {
    const refused = { json: { message: "401: Unauthorized", code: 0 }, status: 401 };
    const { findings } = await probed({ "/applications/@me": refused });
    expect(findings).toMatchObject([
      {
        code: "token_refused",
        severity: "broken",
        field: "token",
        fix: expect.stringContaining("Reset Token"),
      },
    ]);
  });

  it("without the Message Content intent opens the page where it is switched on", async () => {
    const off = { json: { id: APP, name: "Lamp shop", flags: 0 } };
    const { findings } = await probed({ "/applications/@me": off });
    expect(findings).toMatchObject([
      {
        code: "message_content_off",
        action: { href: `https://discord.com/developers/applications/${APP}/bot` },
      },
    ]);
  });

  it("of a bot in no server offers the invitation with the rights it needs", async () => {
    const { findings } = await probed({ "/users/@me/guilds": { json: [] } });
    expect(findings).toMatchObject([{ code: "not_invited" }]);
    const action = findings[0]?.action;
    const address = new URL(typeof action === "object" ? action.href : "");
    expect(address.searchParams.get("scope")).toBe("bot applications.commands");
    expect(BigInt(address.searchParams.get("permissions") ?? 0) & (1n << 11n)).not.toBe(0n);
  });

  it("names a server and the rights that are missing there", async () => {
    const some = {
      json: {
        id: GUILD,
        name: "Lamp shop",
        roles: [{ id: GUILD, permissions: String((1n << 10n) | (1n << 16n) | (1n << 38n) | (1n << 6n)) }],
      },
    };
    const { findings } = await probed({ [`/guilds/${GUILD}`]: some });
    expect(findings.map(({ text }) => text)).toEqual([
      "The bot lacks Send Messages and Attach Files in the server “Lamp shop”.",
    ]);
  });

  it("names a channel that takes a right away, and stays silent about one that hides itself", async () => {
    const taken = (deny: bigint) => ({ id: GUILD, type: 0, allow: "0", deny: String(deny) });
    const channels = {
      json: [
        { id: CHANNEL, type: 0, name: "help", permission_overwrites: [taken(1n << 6n)] },
        { id: "1046000000000000011", type: 0, name: "staff", permission_overwrites: [taken(1n << 10n)] },
      ],
    };
    const { findings } = await probed({ [`/guilds/${GUILD}/channels`]: channels });
    expect(findings.map(({ text }) => text)).toEqual([
      "The bot lacks Add Reactions in #help of the server “Lamp shop”.",
    ]);
  });

  it("names a server of the settings that the bot is not in", async () => {
    const { findings } = await probed({}, { servers: ["1046000000000000099"] });
    expect(findings).toMatchObject([{ code: "server_absent_1046000000000000099", field: "servers" }]);
  });
});

it("a token is what the Developer Portal shows, with or without the word before it", () => {
  const token = "MTA0NjAwMDAwMDAwMDAwMDAwMA.GfAkEt.ThisIsNoTokenOfAnyBot";
  expect(credentials.parse({ token: ` Bot ${token} ` })).toEqual({ token });
  expect(credentials.safeParse({ token: "1046000000000000000" }).error?.issues[0]?.message).toMatch(
    /three parts/,
  );
});

it("the guide leads from the application to the server", () => {
  const context = { publicUrl: "", redirectUrl: "", hookUrl: null, channelId: null, settings: {} };
  const steps = discord.connect.guide?.({ ...context, accountId: APP }) ?? [];
  expect(steps.map(({ check }) => check)).toEqual([
    undefined,
    "token_refused",
    "message_content_off",
    "not_invited",
  ]);
  expect(steps.at(-1)?.href).toContain(`client_id=${APP}`);
});
