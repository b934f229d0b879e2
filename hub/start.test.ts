import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { SANDBOX_BOT_TOKEN } from "../sandbox/index.ts";
import { credentialsSeal } from "../core/channels/index.ts";
import { createSealer } from "../core/kernel/crypto.ts";
import type { ChannelId, OrganizationId } from "../core/kernel/ids.ts";
import { emptyDatabase, testDatabase } from "../core/testing/database.ts";
import { ADMIN, MASTER_KEY, startHubProcess, type HubSettings } from "./testing/start-hub-process.ts";
import { temporaryFolder } from "../core/testing/temporary-folder.ts";

const database = await testDatabase();
const taken = createServer().listen(0, "127.0.0.1");
await once(taken, "listening");
afterAll(() => void taken.close());

const port = String((taken.address() as AddressInfo).port);
const elsewhere = new URL(inject("postgresUrl"));
elsewhere.pathname = "/nowhere";

/** A hub's last words; a sentence, and never a stack. */
async function lastWords(settings: HubSettings): Promise<string> {
  return startHubProcess({ PARLEY_HOME: await temporaryFolder(), ...settings }).then(
    async (hub) => {
      await hub.stop();
      return "It started.";
    },
    (error: Error) => error.message,
  );
}

describe("a hub that cannot start", () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    [
      "its database does not answer",
      { DATABASE_URL: "postgres://postgres@127.0.0.1:1/x" },
      /^The hub ended with 1:\nCannot connect to the database: .*Check that it runs, and DATABASE_URL\.\n$/,
    ],
    [
      "there is no such database",
      { DATABASE_URL: elsewhere.href },
      /^The hub ended with 1:\nCannot connect to the database: database "nowhere" does not exist\. .*\n$/,
    ],
    [
      "its address is none",
      { DATABASE_URL: "nonsense" },
      /^The hub ended with 1:\n.*DATABASE_URL must look like postgres:.*\n$/s,
    ],
    [
      "its port is taken",
      { DATABASE_URL: database.url, PORT: port, HOST: "127.0.0.1" },
      /^The hub ended with 1:\nPort \d+ is in use by another program\..*\n$/,
    ],
  ])("says in a sentence that %s", async (_, settings, words) => {
    expect(await lastWords(settings)).toMatch(words);
  });
});

describe("a fresh hub", () => {
  it("knows from its first moment that its sandbox's channels work", async () => {
    const empty = await emptyDatabase();
    const hub = await startHubProcess({
      PARLEY_HOME: await temporaryFolder(),
      DATABASE_URL: empty,
      SANDBOX: "on",
    });
    const reader = new pg.Client({ connectionString: empty });
    await reader.connect();
    const { rows } = await reader.query("select name, health_state from comm_channels order by name");
    await Promise.all([reader.end(), hub.stop()]);
    expect(rows).toEqual([
      { name: "Telegram (sandbox)", health_state: "ok" },
      { name: "Website chat", health_state: "ok" },
    ]);
  });
});

describe("the first admin's password", () => {
  it("is printed once, by the first start that comes so far", async () => {
    const settings = {
      PARLEY_HOME: await temporaryFolder(),
      DATABASE_URL: await emptyDatabase(),
      HOST: "127.0.0.1",
      PARLEY_ADMIN_EMAIL: undefined,
      PARLEY_ADMIN_PASSWORD: undefined,
    };
    expect(await lastWords({ ...settings, PORT: port })).toMatch(/Port \d+ is in use/);
    const hub = await startHubProcess(settings);
    const [, email, password = ""] = /Sign in as (\S+)\s+Password {3}(\S+)/.exec(hub.output()) ?? [];
    const { status } = await fetch(`${hub.url}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: hub.url },
      body: JSON.stringify({ email, password }),
    });
    await hub.stop();
    expect([password.length > 15, status]).toEqual([true, 204]);

    const again = await startHubProcess(settings);
    await again.stop();
    expect(again.output()).not.toContain("Password");
  }, 30_000);

  it("is not printed when an earlier start came to print another's, or it was changed", async () => {
    const settings = { PARLEY_HOME: await temporaryFolder(), DATABASE_URL: await emptyDatabase() };
    const hub = await startHubProcess(settings);
    await hub.stop();
    await writeFile(
      join(settings.PARLEY_HOME, "first-password"),
      JSON.stringify({ email: ADMIN.email, password: "not theirs any more" }),
    );
    const again = await startHubProcess(settings);
    await again.stop();
    expect(again.output()).not.toContain("not theirs");
    expect(await readdir(settings.PARLEY_HOME)).not.toContain("first-password");
  }, 30_000);
});

/** Asks as browsers do, and says what was sent over the wire; `fetch` alone hides it. */
async function encodingOf(url: string): Promise<string | null> {
  const answer = await fetch(url, { headers: { "accept-encoding": "gzip, deflate, br" } });
  await answer.body?.cancel();
  return answer.headers.get("content-encoding");
}

describe("the sandbox of a hub of one's own", () => {
  it("is open to whoever sits at the machine, and not to the pages they visit", async () => {
    const hub = await startHubProcess({ PARLEY_HOME: await temporaryFolder(), SANDBOX: "on" });
    const ask = async (headers: Record<string, string>) =>
      (await fetch(`${hub.url}/sandbox/telegram/control/bots`, { headers })).status;
    const statuses = [
      await ask({}),
      await ask({ origin: hub.url }),
      await ask({ origin: "https://evil.example" }),
    ];
    const encodings = [
      await encodingOf(`${hub.url}/sandbox`),
      await encodingOf(`${hub.url}/inbox`),
      await encodingOf(`${hub.url}/widget/parley.js`),
      await encodingOf(`${hub.url}/api/openapi.json`),
      await encodingOf(`${hub.url}/docs/none`),
    ];
    await hub.stop();
    expect(statuses).toEqual([200, 200, 403]);
    // pages 5: everything served is compressed.
    expect(encodings).toEqual(["br", "br", "br", "gzip", "br"]);
  }, 30_000);
});

describe("the simulated bot of a hub that others can reach", () => {
  it("security 4: is guarded on the embedded default too, once that listens for others", async () => {
    const settings = { PARLEY_HOME: await temporaryFolder(), HOST: "0.0.0.0", SANDBOX: undefined };
    const hub = await startHubProcess(settings);
    const ask = async (path: string) => (await fetch(`${hub.url}/sandbox/telegram/${path}`)).status;
    const statuses = [await ask("control/bots"), await ask(`bot${SANDBOX_BOT_TOKEN}/getMe`)];
    await hub.stop();
    expect(statuses).toEqual([401, 401]);
  }, 30_000);

  it("does not open to the token everybody can read", async () => {
    const settings = {
      PARLEY_HOME: await temporaryFolder(),
      DATABASE_URL: await emptyDatabase(),
      SANDBOX: "on",
    };
    expect(await visitWithKnownToken(settings)).toEqual({ statuses: [401, 401, 401], channel: "ok" });
  });

  it("is closed to that token by a later start, and the hub's own channel goes along", async () => {
    const settings = {
      PARLEY_HOME: await temporaryFolder(),
      DATABASE_URL: await emptyDatabase(),
      SANDBOX: "on",
    };
    await visitWithKnownToken(settings);
    await turnBack(settings);
    expect(await visitWithKnownToken(settings)).toEqual({ statuses: [401, 401, 401], channel: "ok" });
  }, 20_000);
});

type Home = { readonly PARLEY_HOME: string; readonly DATABASE_URL: string };

/** One start: what a stranger with the known token is answered, and how the hub's own channel to the bot is. */
async function visitWithKnownToken(settings: Home & HubSettings): Promise<object> {
  const hub = await startHubProcess(settings);
  const paths = [
    `bot${SANDBOX_BOT_TOKEN}/getMe`,
    `bot${SANDBOX_BOT_TOKEN}/setWebhook?url=http://127.0.0.1:1/`,
    `file/bot${SANDBOX_BOT_TOKEN}/photos/file_1.jpg`,
  ];
  const statuses = await Promise.all(
    paths.map(async (path) => (await fetch(`${hub.url}/sandbox/telegram/${path}`)).status),
  );
  const { health_state } = await telegramOf(settings);
  await hub.stop();
  return { statuses, channel: health_state };
}

/** As an older hub left it: bot and channel have the known token. */
async function turnBack(settings: Home): Promise<void> {
  const { organization_id, id } = await telegramOf(settings);
  const state = join(settings.PARLEY_HOME, "sandbox", organization_id, "telegram.json");
  const remembered = await readFile(state, "utf8");
  await writeFile(state, remembered.replace(/"token":"7000000001:[^"]+"/, `"token":"${SANDBOX_BOT_TOKEN}"`));
  const sealed = createSealer([{ id: "test", key: MASTER_KEY }]).seal(
    JSON.stringify({ token: SANDBOX_BOT_TOKEN, secret: "a_secret_of_the_webhook" }),
    credentialsSeal(organization_id, id),
  );
  await query(settings, "update comm_channels set sealed_credentials = $2 where id = $1", [id, sealed]);
}

const telegramOf = async (home: Home): Promise<Row> =>
  (
    await query(
      home,
      "select organization_id, id, health_state from comm_channels where connector = 'telegram'",
    )
  )[0] as Row;

type Row = {
  readonly organization_id: OrganizationId;
  readonly id: ChannelId;
  readonly health_state: string;
};

async function query({ DATABASE_URL }: Home, text: string, values: unknown[] = []): Promise<object[]> {
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  const { rows } = await client.query<object>(text, values);
  await client.end();
  return rows;
}
