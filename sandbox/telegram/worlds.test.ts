import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSandbox, type Sandbox } from "../index.ts";

let stateFolder: string;
let sandbox: Sandbox;
let app: Hono;

const open = () => {
  sandbox = createSandbox({
    stateFolder,
    secret: (_kind, world) => `token_of_${world}`,
    worldOf: (c) => c.req.header("x-world") ?? "",
  });
  app = new Hono().route("/sandbox", sandbox.app);
};

beforeEach(async () => {
  stateFolder = await mkdtemp(join(tmpdir(), "sandbox-"));
  open();
});
afterEach(async () => {
  await sandbox.close();
  await rm(stateFolder, { recursive: true, force: true });
});

async function control(world: string, method: string, path: string, body?: object) {
  const answer = await app.request(`/sandbox/telegram/control${path}`, {
    method,
    headers: { "x-world": world },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === "" ? null : JSON.parse(text) };
}
const call = async (token: string, method: string) =>
  (await app.request(`/sandbox/telegram/bot${token}/${method}`)).json();

describe("security 4: organizations", () => {
  const lamp = { token: "55:lamp-bot", name: "Lamp bot", username: "lamp_bot" };

  it("have a default bot each, whose token is their own", async () => {
    const tokensOf = async (world: string) =>
      (await control(world, "GET", "/bots")).body.items.map(({ token }: { token: string }) => token);
    expect([await tokensOf("acme"), await tokensOf("globex")]).toEqual([
      ["7000000001:token_of_acme"],
      ["7000000001:token_of_globex"],
    ]);
    expect(await call("7000000001:token_of_acme", "getMe")).toMatchObject({ ok: true });
    expect(await call("7000000001:token_of_nobody", "getMe")).toMatchObject({ error_code: 401 });
  });

  it("see no bot, person, chat, file or exchange of another", async () => {
    await control("acme", "POST", "/bots", lamp);
    const { body: ada } = await control("acme", "POST", "/bots/55:lamp-bot/customers", { first_name: "Ada" });
    const chat = `/bots/55:lamp-bot/chats/${ada.id}`;
    const photo = { kind: "photo", file: { name: "a.png", content_type: "image/png", base64: "aGk=" } };
    const { body: sent } = await control("acme", "POST", `${chat}/messages`, photo);
    const file = `/files/${sent.photo[0].file_id}`;
    expect(
      (await app.request(`/sandbox/telegram/control${file}`, { headers: { "x-world": "acme" } })).status,
    ).toBe(200);

    const own = "/bots/7000000001:token_of_globex";
    expect((await control("globex", "GET", "/bots")).body.items).toHaveLength(1);
    expect((await control("globex", "GET", `${own}/customers`)).body.items).toMatchObject([
      { first_name: "Mia" },
    ]);
    for (const [method, path] of [
      ["GET", "/bots/55:lamp-bot"],
      ["PUT", "/bots/55:lamp-bot/revocation"],
      ["DELETE", "/bots/55:lamp-bot/revocation"],
      ["GET", "/bots/55:lamp-bot/customers"],
      ["GET", "/bots/55:lamp-bot/chats"],
      ["GET", chat],
      ["PUT", `${chat}/block`],
      ["GET", "/bots/55:lamp-bot/faults"],
      ["DELETE", "/bots/55:lamp-bot/faults"],
      ["GET", "/bots/55:lamp-bot/ledger"],
      ["GET", "/bots/55:lamp-bot/wire"],
      ["DELETE", "/bots/55:lamp-bot/wire"],
      ["GET", "/accounts/55/rooms"],
      ["GET", "/accounts/55/events"],
      ["GET", "/accounts/55/wire"],
      ["GET", `${own}/chats/${ada.id}`],
      ["GET", file],
    ] as const)
      expect([path, (await control("globex", method, path)).status]).toEqual([path, 404]);
  });

  it("cannot take the token of another's bot", async () => {
    await control("acme", "POST", "/bots", lamp);
    expect((await control("globex", "POST", "/bots", { ...lamp, name: "Theirs" })).status).toBe(400);
    expect((await control("acme", "POST", "/bots", lamp)).status).toBe(201);
    expect(await call("55:lamp-bot", "getMe")).toMatchObject({ result: { first_name: "Lamp bot" } });
  });

  it("keep their bots in folders of their own, and have them again after a start", async () => {
    await control("acme", "POST", "/bots", lamp);
    await control("globex", "GET", "/bots");
    await sandbox.close();
    expect((await readdir(stateFolder)).toSorted()).toEqual(["acme", "globex"]);
    await mkdir(join(stateFolder, "not a world"));
    open();
    expect(await call("55:lamp-bot", "getMe")).toMatchObject({ ok: true });
    expect((await control("globex", "GET", "/bots")).body.items).toHaveLength(1);
  });

  it.each(["", "../acme", "a/b", "."])("cannot be called %j, which names no folder", async (world) => {
    expect((await control(world, "GET", "/bots").catch(() => ({ status: 500 }))).status).toBe(500);
    expect(await readdir(join(stateFolder, ".."))).not.toContain("telegram.json");
  });
});
