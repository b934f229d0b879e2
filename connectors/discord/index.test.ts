import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { PermissionFlagsBits } from "discord-api-types/v10";
import { expect, it } from "vitest";
import { discord } from "./index.ts";
import { RIGHTS } from "./connect/permissions.ts";

const PROGRAM = `
  import { registerHooks } from "node:module";
  const seen = [];
  registerHooks({ resolve: (name, context, next) => { const found = next(name, context); seen.push(found.url); return found; } });
  await import("./connectors/registry.ts");
  const { discord } = await import("./connectors/discord/index.ts");
  const library = () => seen.filter((url) => /node_modules\\/(@discordjs|discord-api-types|ws)\\//.test(url)).length;
  const atStart = library();
  await discord.connect.probe({ credentials: { token: "x" }, settings: { apiRoot: "http://127.0.0.1:20998/api" }, privateHosts: ["127.0.0.1"] });
  console.log(JSON.stringify({ atStart, used: library() > 0 }));
`;

it("a hub without a Discord channel does not load Discord's libraries", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", PROGRAM], {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
  });
  expect(JSON.parse(stdout)).toEqual({ atStart: 0, used: true });
});

it("asks for rights by Discord's own bits", () => {
  const bits = new Map<string, bigint>(Object.entries(PermissionFlagsBits));
  const names: Readonly<Record<string, string>> = {
    "Create Polls": "SendPolls",
    "Send Messages in Threads": "SendMessagesInThreads",
  };
  for (const { name, bit } of RIGHTS)
    expect(bit, name).toBe(bits.get(names[name] ?? name.replaceAll(" ", "")));
});

it("refuses whoever calls its webhook", async () => {
  const account = {
    channelId: "chn_0199f0a4c1d27c3e8b5a1f2e3d4c5b00",
    credentials: { token: "x" },
    settings: discord.config.settings.parse({}),
    hookUrl: "https://hub.example/hooks/x",
    reachable: true,
  };
  const request = { method: "POST", path: "/", query: {}, headers: {}, body: new Uint8Array() };
  expect(await discord.verify(request, account)).toMatchObject({ kind: "refused" });
});
