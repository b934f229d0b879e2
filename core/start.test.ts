import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import pg from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { emptyDatabase, testDatabase } from "./testing/database.ts";
import { startHubProcess } from "./testing/hub.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

const database = await testDatabase();
const taken = createServer().listen(0, "127.0.0.1");
await once(taken, "listening");
afterAll(() => void taken.close());

const port = String((taken.address() as AddressInfo).port);
const elsewhere = new URL(inject("postgresUrl"));
elsewhere.pathname = "/nowhere";

/** A hub's last words; a sentence, and never a stack. */
async function lastWords(settings: Readonly<Record<string, string>>): Promise<string> {
  return startHubProcess({ PARLEY_HOME: await temporaryFolder(), ...settings }).then(async (hub) => {
    await hub.stop();
    return "It started.";
  }, (error: Error) => error.message);
}

describe("a hub that cannot start", () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ["its database does not answer", { DATABASE_URL: "postgres://postgres@127.0.0.1:1/x" }, /^The hub ended with 1:\nCannot connect to the database: .*Check that it runs, and DATABASE_URL\.\n$/],
    ["there is no such database", { DATABASE_URL: elsewhere.href }, /^The hub ended with 1:\nCannot connect to the database: database "nowhere" does not exist\. .*\n$/],
    ["its address is none", { DATABASE_URL: "nonsense" }, /^The hub ended with 1:\n.*DATABASE_URL must look like postgres:.*\n$/s],
    ["its port is taken", { DATABASE_URL: database.url, PORT: port, HOST: "127.0.0.1" }, /^The hub ended with 1:\nPort \d+ is in use by another program\..*\n$/],
  ])("says in a sentence that %s", async (_, settings, words) => {
    expect(await lastWords(settings)).toMatch(words);
  });
});

describe("a fresh hub", () => {
  it("knows from its first moment that its sandbox's channels work", async () => {
    const empty = await emptyDatabase();
    const hub = await startHubProcess({ PARLEY_HOME: await temporaryFolder(), DATABASE_URL: empty, SANDBOX: "on" });
    const reader = new pg.Client({ connectionString: empty });
    await reader.connect();
    const { rows } = await reader.query("select name, health_state from comm_channels order by name");
    await Promise.all([reader.end(), hub.stop()]);
    expect(rows).toEqual([{ name: "Telegram (sandbox)", health_state: "ok" }, { name: "Website chat", health_state: "ok" }]);
  });
});
