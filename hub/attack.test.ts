import { readdir, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { testDatabase } from "../core/testing/database.ts";
import { makeOrganization } from "../core/testing/factories/organization.ts";
import { temporaryFolder } from "../core/testing/temporary-folder.ts";
import { sendRaw, stall } from "./testing/attacker.ts";
import { ADMIN, startHubProcess, type HubProcess } from "./testing/start-hub-process.ts";

// The ground of closed faults again, over HTTP and in variations. What a case means is in the test that bears its number.

const database = await testDatabase();
let [home, token, cookie, otherCookie, conversation] = ["", "", "", "", ""];
let hub: HubProcess;
let origin: string;
let chat: string;

/** What lies on the hub's network and must never be called. */
const heard: string[] = [];
const neighbour = createServer((incoming, answer) => {
  heard.push(`${incoming.method} ${incoming.url}`);
  answer.end("INTERNAL-SECRET");
}).listen(0);
await once(neighbour, "listening");
const { port: neighbourPort } = neighbour.address() as AddressInfo;

async function signIn(): Promise<string> {
  const { headers } = await sendRaw(
    `${hub.url}/api/auth/sign-in/email`,
    "POST",
    { "content-type": "application/json", origin },
    JSON.stringify(ADMIN),
  );
  return (headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");
}

async function ask(method: string, path: string, body?: unknown, as = cookie) {
  const answer = await sendRaw(
    `${hub.url}${path}`,
    method,
    { cookie: as, origin, ...(body !== undefined && { "content-type": "application/json" }) },
    body === undefined ? undefined : JSON.stringify(body),
  );
  return { status: answer.status, body: answer.text.startsWith("{") ? JSON.parse(answer.text) : answer.text };
}
const CONTROL = "/sandbox/telegram/control";

beforeAll(async () => {
  home = await temporaryFolder();
  hub = await startHubProcess({
    PARLEY_HOME: home,
    DATABASE_URL: database.url,
    SANDBOX: "on",
    REQUESTS_PER_MINUTE: "100000",
  });
  origin = hub.url.replace("127.0.0.1", "localhost");
  cookie = await signIn();
  otherCookie = await signIn();
  const globex = await makeOrganization(database.owner, "Globex");
  await database.owner.query(
    "insert into user_roles (organization_id, user_id, role) select $1, user_id, 'owner' from user_roles limit 1",
    [globex],
  );
  await ask("PUT", "/api/me/organization", { organizationId: globex }, otherCookie);
  token = (await ask("GET", `${CONTROL}/bots`)).body.items[0].token;
  const mia = (await ask("GET", `${CONTROL}/bots/${token}/customers`)).body.items[0].id;
  chat = `${CONTROL}/bots/${token}/chats/${mia}/messages`;
  await ask("POST", chat, { kind: "text", text: "Hello" });
  const list = async () => (await ask("GET", "/api/conversations?status=open")).body.items;
  conversation = await vi.waitUntil(async () => (await list())[0]?.id, { timeout: 15_000 });
}, 60_000);

afterAll(async () => {
  await hub.stop();
  neighbour.close();
});

describe("security 3, again: a page whose name leads here", () => {
  const hosts = [
    "evil.test",
    "evil.test:80",
    "localhost.evil.test",
    "127.0.0.1.nip.io",
    "127.0.0.2",
    "[::2]",
    "0",
    "2130706433",
    "hub.example.com",
    "xn--lcalhost-1za",
  ];
  const paths = () => [
    "/",
    "/health",
    "/api/docs",
    "/api/me",
    "/hooks/chn_1",
    "/widget/parley.js",
    "/demo",
    "/sandbox",
    "/sandbox/",
    `${CONTROL}/bots`,
    `/sandbox/telegram/bot${token}/getMe`,
    `/sandbox/telegram/bot${token}/setWebhook?url=http://127.0.0.1/`,
  ];

  test.each(hosts)("reads and changes nothing as %s", async (host) => {
    for (const path of paths())
      for (const method of ["GET", "POST"])
        expect([
          path,
          (await sendRaw(`${hub.url}${path}`, method, { host, cookie, "sec-fetch-site": "same-origin" }))
            .status,
        ]).toEqual([path, 421]);
  });

  test("makes no bot's call by GET, under the hub's own name either", async () => {
    for (const site of ["same-origin", "same-site", "cross-site", "none"])
      for (const method of ["GET", "HEAD"])
        for (const call of ["getMe", "setWebhook?url=http://127.0.0.1:1/", "deleteWebhook", "logOut"]) {
          const headers = { "sec-fetch-site": site, "sec-fetch-mode": "navigate" };
          const { status } = await sendRaw(
            `${hub.url}/sandbox/telegram/bot${token}/${call}`,
            method,
            headers,
          );
          expect([site, call, status]).toEqual([site, call, 403]);
        }
  });
});

describe("security 4, again: the sandbox", () => {
  const addresses = () => {
    const own = new URL(hub.url);
    return [
      `http://127.0.0.1:${neighbourPort}/`,
      `http://127.0.0.1:${neighbourPort}/hooks/chn_1`,
      `http://localhost:${neighbourPort}/hooks/chn_1`,
      `http://[::1]:${neighbourPort}/hooks/chn_1`,
      `http://[::ffff:127.0.0.1]:${neighbourPort}/hooks/chn_1`,
      `http://0x7f000001:${neighbourPort}/hooks/chn_1`,
      `http://2130706433:${neighbourPort}/hooks/chn_1`,
      `http://127.1:${neighbourPort}/hooks/chn_1`,
      `http://${own.host}@127.0.0.1:${neighbourPort}/hooks/chn_1`,
      `http://127.0.0.1:${neighbourPort}#@${own.host}/hooks/chn_1`,
      `HTTP://127.0.0.1:${neighbourPort}\\@${own.host}/hooks/chn_1`,
      "http://169.254.169.254/latest/meta-data",
      `${hub.url}/api/members`,
      `${hub.url}/hooks/../api/members`,
      `${hub.url}/hooks/%2e%2e/api/members`,
      `${hub.url}/sandbox/telegram/control/bots`,
      "file:///etc/passwd",
      "gopher://127.0.0.1/",
    ];
  };

  test("calls nobody but the hub's own webhooks, however it is told to", async () => {
    const bot = (await ask("POST", `${CONTROL}/bots`, { name: "Spy", username: "spy_bot" })).body.token;
    const call = `${hub.url}/sandbox/telegram/bot${bot}/setWebhook`;
    for (const url of addresses()) {
      const form = new FormData();
      form.set("url", url);
      const answers = [
        await fetch(`${call}?url=${encodeURIComponent(url)}`),
        await fetch(call, {
          method: "POST",
          body: JSON.stringify({ url }),
          headers: { "content-type": "application/json" },
        }),
        await fetch(call, { method: "POST", body: new URLSearchParams({ url }) }),
        await fetch(call, { method: "POST", body: form }),
      ];
      expect([url, ...answers.map(({ status }) => status)]).toEqual([url, 400, 400, 400, 400]);
    }
    const person = (await ask("GET", `${CONTROL}/bots/${bot}/customers`)).body.items[0].id;
    await ask("POST", `${CONTROL}/bots/${bot}/chats/${person}/messages`, { kind: "text", text: "Hello" });
    expect(JSON.stringify((await ask("GET", `${CONTROL}/bots/${bot}/wire`)).body)).not.toContain("INTERNAL");
    expect(heard).toEqual([]);
  });

  test("shows no other organization's bots, and nobody a webhook's secret", async () => {
    const theirs = (await ask("GET", `${CONTROL}/bots`, undefined, otherCookie)).body.items;
    expect(theirs).toHaveLength(1);
    expect(theirs[0].token).not.toBe(token);
    for (const path of ["", "/customers", "/chats", "/wire", "/ledger", "/faults", "/events"])
      expect([
        path,
        (await ask("GET", `${CONTROL}/bots/${token}${path}`, undefined, otherCookie)).status,
      ]).toEqual([path, 404]);
    for (const path of [`${CONTROL}/bots`, `${CONTROL}/bots/${token}/wire`])
      expect((await ask("GET", path, undefined, "")).status).toBe(401);
    const wire = JSON.stringify((await ask("GET", `${CONTROL}/bots/${token}/wire`)).body);
    expect(wire).toContain('"secret_token":"<secret>"');
    expect(wire).not.toMatch(/[\da-f]{64}/);
  });

  test("plays no people for somebody without a session, whatever they bring and however they spell it", async () => {
    const paths = [
      "/sandbox/platforms",
      "/sandbox/telegram/control/accounts",
      "/sandbox/telegram/control/platform",
      "/sandbox/telegram/control/bots",
      "/sandbox/telegram/CONTROL/accounts",
      "/sandbox/telegram//control/accounts",
      "/sandbox/telegram/%63ontrol/accounts",
      "/sandbox/telegram/bot1:x/../control/accounts",
      "/sandbox/telegram/bot1:x/..%2fcontrol/accounts",
      "/sandbox/telegram/file/bot1:x/%2e%2e/%2e%2e/control/accounts",
      "/sandbox/telegram/control/accounts/bot1:x/rooms",
    ];
    const proofs = [{}, { authorization: "Bot abc" }, { authorization: `Bot ${token}` }, { cookie: "x=y" }];
    for (const path of paths)
      for (const proof of proofs) {
        const { status, text } = await sendRaw(`${hub.url}${path}`, "GET", proof);
        expect([path, [401, 404].includes(status)]).toEqual([path, true]);
        expect(text).not.toContain("parley_sandbox_bot");
      }
    for (const proof of proofs)
      expect(
        (await sendRaw(`${hub.url}/sandbox/platforms/telegram/open`, "POST", { ...proof, origin })).status,
      ).toBe(401);
  });

  test("hands no connection of a page to a platform, and none beside the sandbox to anybody", async () => {
    const upgrade = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
    const statusOf = async (path: string, more: Record<string, string> = {}) =>
      (await sendRaw(`${hub.url}${path}`, "GET", { ...upgrade, ...more })).status;
    expect([
      await statusOf("/sandbox/telegram/gateway", { origin: "https://evil.example" }),
      await statusOf("/sandbox/telegram/gateway", { origin }),
      await statusOf("/sandbox/telegram/gateway"),
      await statusOf("/sandbox/nothing/gateway"),
      // Not a name of a host: an error that nobody waits for would end the hub.
      await statusOf("/sandbox/discord/gateway", { host: "[" }),
      await statusOf("/health"),
    ]).toEqual([403, 403, 404, 404, 400, 200]);
  });

  test("security 12, again: takes no body beyond its limit", async () => {
    for (const path of [`${CONTROL}/bots`, `/sandbox/telegram/bot${token}/sendPhoto`]) {
      const declared = await sendRaw(
        `${hub.url}${path}`,
        "POST",
        { cookie, origin, "content-length": "120000000" },
        "x",
      );
      expect([path, declared.status]).toEqual([path, 413]);
    }
  });

  test("security 20, again: keeps its files from other users of the machine", async () => {
    const entries = await readdir(home, { recursive: true, withFileTypes: true });
    const modes = await Promise.all(
      entries.map(
        async ({ parentPath, name }) => [name, (await stat(join(parentPath, name))).mode & 0o077] as const,
      ),
    );
    expect(modes.length).toBeGreaterThan(0);
    expect(modes.filter(([, open]) => open !== 0)).toEqual([]);
  });
});

describe("security 5 and 16, again: a reply", () => {
  const reply = (text: object, more: object = {}) =>
    ask("POST", `/api/conversations/${conversation}/replies`, {
      clientKey: crypto.randomUUID(),
      text,
      ...more,
    });
  const spoilers = (count: number, start: number, end: number) =>
    Array.from({ length: count }, () => ({ kind: "spoiler", start, end }));

  test.each([
    ["a thousand marks", "x".repeat(60_000), spoilers(1_000, 0, 60_000)],
    ["201 marks", "x".repeat(60_000), spoilers(201, 0, 60_000)],
    ["a mark beyond its end", "Hi", spoilers(1, 0, 60_000)],
    ["a mark before its beginning", "Hi", spoilers(1, -1, 1)],
    ["a mark of nothing", "Hi", spoilers(1, 1, 1)],
    ["a mark the wrong way round", "Hi", spoilers(1, 2, 1)],
  ])("with %s is refused", async (_, text, marks) => {
    expect((await reply({ text, marks })).status).toBe(422);
  });

  test("with as many marks as may be costs a list nothing", async () => {
    for (const text of ["x".repeat(60_000), " ".repeat(59_999) + "x", "x ".repeat(30_000)])
      expect((await reply({ text, marks: spoilers(200, 0, 60_000) })).status).toBe(201);
    const began = performance.now();
    for (let turn = 0; turn < 20; turn += 1)
      expect((await ask("GET", "/api/conversations")).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "\tjavascript:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "javascript://%0aalert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://x/1",
    "ftp://x/",
    "tg://user?id=1",
    "intent://x",
    "//evil.test",
    "/relative",
    "",
  ])("leads nowhere by %j", async (url) => {
    const marks = [{ kind: "link", start: 0, end: 2, url }];
    expect((await reply({ text: "Hi", marks })).status).toBe(422);
    expect((await reply({ text: "Hi", marks: [] }, { buttons: [[{ label: "Go", url }]] })).status).toBe(422);
  });
});

describe("security 7, 11 and 18, again: uploads and forms", () => {
  const types = [
    "",
    "text/plain",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    'multipart/form-data; boundary="XX',
    "multipart/form-data; boundary=XX",
    "multipart/mixed; boundary=XX",
    "application/x-www-form-urlencoded",
    "application/json",
  ];
  const head = '--XX\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n';
  const bodies = [
    "",
    "x",
    "--XX",
    "--XX--",
    "--XX\r\n\r\n",
    head,
    `${head}x`,
    `${head}x\r\n--XX`,
    `${head}x\r\n--XX\r\n`,
    `--XX\r\n${"a: b\r\n".repeat(5_000)}\r\n`,
    "\0\0\0",
    `${head}x\r\n--XX\r\ncontent-disposition: form-data; name="b"\r\n\r\nx`,
  ];

  test("a form that is none is the client's fault, wherever it is sent", async () => {
    const paths = [
      "/api/attachments",
      `/sandbox/telegram/bot${token}/sendPhoto`,
      `/sandbox/telegram/bot${token}/sendMessage`,
    ];
    for (const path of paths)
      for (const type of types)
        for (const body of bodies) {
          const { status } = await sendRaw(
            `${hub.url}${path}`,
            "POST",
            { cookie, origin, "content-type": type },
            body,
          );
          expect([path, type, body.slice(0, 90), status >= 400 && status < 500]).toEqual([
            path,
            type,
            body.slice(0, 90),
            true,
          ]);
        }
    expect((await ask("GET", "/health")).status).toBe(200);
  });

  test("so many at once are refused, and those who hang up give their places back", async () => {
    const headers = {
      cookie,
      origin,
      "content-type": "multipart/form-data; boundary=XX",
      "content-length": "25000000",
    };
    const stalled = Array.from({ length: 40 }, () =>
      stall(`${hub.url}/api/attachments`, headers, `${head}x`),
    );
    await expect.poll(() => stalled.filter(({ answered }) => answered.status === 503).length).toBe(10);
    for (const { hangUp } of stalled) hangUp();
    const good = () =>
      sendRaw(
        `${hub.url}/api/attachments`,
        "POST",
        { ...headers, "content-length": "78" },
        `${head}x\r\n--XX--\r\n`,
      );
    await expect.poll(async () => (await good()).status).toBe(201);
  });

  test("whoever hangs up in the middle of anything leaves no error in the log", async () => {
    const json = { cookie, origin, "content-type": "application/json" };
    const channels = (await ask("GET", "/api/channels")).body.items.map(({ id }: { id: string }) => id);
    const paths = [
      "/api/auth/sign-in/email",
      `/api/conversations/${conversation}/replies`,
      "/api/attachments",
      `${CONTROL}/bots`,
      `/sandbox/telegram/bot${token}/sendMessage`,
      ...channels.map((id: string) => `/hooks/${id}`),
    ];
    for (const path of paths)
      for (const length of [{ "content-length": "100" }, {}]) {
        const one = stall(`${hub.url}${path}`, { ...json, ...length }, '{"a":');
        setTimeout(one.hangUp, 20);
      }
    const leaving = new AbortController();
    const streams = [`/api/stream`, `${CONTROL}/bots/${token}/events`].map((path) =>
      fetch(`${hub.url}${path}`, { headers: { cookie }, signal: leaving.signal }).catch(() => undefined),
    );
    await Promise.all(streams);
    leaving.abort();
    await expect.poll(async () => (await ask("GET", "/health")).status).toBe(200);
    const errors = hub
      .output()
      .split("\n")
      .filter((line) => /"level":(50|60)/.test(line) || /^\s+at /.test(line));
    expect(errors).toEqual([]);
  });
});
