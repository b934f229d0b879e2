import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";
import { HubError } from "./errors.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const PRODUCTION = {
  DATABASE_URL: "postgres://ada:pw@db/parley",
  REDIS_URL: "redis://cache",
  PARLEY_SECRET_KEYS: `k2:${KEY},k1:${KEY}`,
};

function faultsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof HubError) return z(error.facts["faults"]);
    throw error;
  }
  return [];
}

const z = (faults: unknown): string[] => (Array.isArray(faults) ? faults.map(String) : []);

describe("readConfig", () => {
  it("needs nothing for a hub on one machine", () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      role: "all",
      host: "127.0.0.1",
      port: 3000,
      baseUrl: "http://localhost:3000",
      sandbox: true,
      sandboxOpen: true,
      logLevel: "info",
      sessionIdleHours: 24,
      requestsPerMinute: 1200,
    });
    expect([config.databaseUrl, config.redisUrl, config.publicUrl, config.admin, config.masterKeys]).toEqual(
      Array(5).fill(undefined),
    );
  });

  it.each<[object, boolean]>([
    [{}, true],
    [{ HOST: "localhost" }, true],
    [{ HOST: "::1" }, true],
    [{ PUBLIC_URL: "http://localhost:3000" }, true],
    [{ HOST: "0.0.0.0" }, false],
    [{ HOST: "::" }, false],
    [{ HOST: "192.168.1.5" }, false],
    [{ HOST: "127.0.0.1.evil.test" }, false],
    [{ PUBLIC_URL: "https://hub.example.com" }, false],
    [{ TRUSTED_PROXIES: "127.0.0.1" }, false],
    [{ ...PRODUCTION, SANDBOX: "on" }, false],
  ])("security 4: opens the sandbox to everybody with %j: %s", (given, open) => {
    expect(readConfig({ ...given }).sandboxOpen).toBe(open);
  });

  it("keeps the sandbox off beside a real database, unless asked", () => {
    expect(readConfig(PRODUCTION).sandbox).toBe(false);
    expect(readConfig({ ...PRODUCTION, SANDBOX: "on" }).sandbox).toBe(true);
    expect(readConfig({ SANDBOX: "off" }).sandbox).toBe(false);
  });

  it("reads the master keys, newest first", () => {
    expect(readConfig(PRODUCTION).masterKeys).toEqual([
      { id: "k2", key: Buffer.alloc(32, 7) },
      { id: "k1", key: Buffer.alloc(32, 7) },
    ]);
  });

  it("reads whom channels may call in private networks", () => {
    expect(
      readConfig({ PRIVATE_HOSTS: "bot-api, localhost,127.0.0.1,10.0.0.0/8,fd00::/8,api.local" })
        .privateHosts,
    ).toEqual(["bot-api", "localhost", "127.0.0.1", "10.0.0.0/8", "fd00::/8", "api.local"]);
    expect(readConfig({}).privateHosts).toEqual([]);
  });

  it("takes an empty variable as not set", () => {
    expect(readConfig({ PORT: "", DATABASE_URL: " ", PUBLIC_URL: "" })).toEqual(readConfig({}));
  });

  it("drops the slash at the end of the public address", () => {
    expect(readConfig({ PUBLIC_URL: "https://hub.example.com/" })).toMatchObject({
      publicUrl: "https://hub.example.com",
      baseUrl: "https://hub.example.com",
    });
  });

  it.each([
    ["ROLE", "boss"],
    ["PORT", "80000"],
    ["PORT", "http"],
    ["HOST", "a b"],
    ["DATABASE_URL", "mysql://db"],
    ["REDIS_URL", "cache:6379"],
    ["PUBLIC_URL", "hub.example.com"],
    ["SANDBOX", "yes"],
    ["LOG_LEVEL", "loud"],
    ["TRUSTED_PROXIES", "10.0.0.0/8,proxy"],
    ["PRIVATE_HOSTS", "http://bot-api"],
    ["PRIVATE_HOSTS", "127.0.0.1:8081"],
    ["PRIVATE_HOSTS", "10.0.0"],
    ["PARLEY_SECRET_KEYS", "k1:c2hvcnQ="],
    ["PARLEY_SECRET_KEYS", `k1:${KEY},k1:${KEY}`],
  ])("refuses %s=%s in one sentence that names it", (name, value) => {
    const faults = faultsOf({ ...PRODUCTION, [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} .*\\.$`));
  });

  it("tells what a variable needs beside it", () => {
    expect(faultsOf({ ROLE: "worker" })).toEqual([expect.stringContaining("DATABASE_URL and REDIS_URL")]);
    expect(faultsOf({ ...PRODUCTION, PARLEY_SECRET_KEYS: "" })).toEqual([
      expect.stringContaining("PARLEY_SECRET_KEYS"),
    ]);
    expect(faultsOf({ PARLEY_ADMIN_EMAIL: "ada@example.com" })).toEqual([
      expect.stringContaining("set both"),
    ]);
  });

  it("lists all faults at once", () => {
    const env = { PORT: "x", LOG_LEVEL: "loud", ROLE: "server", PARLEY_ADMIN_PASSWORD: "short" };
    expect(faultsOf(env)).toHaveLength(5);
    expect(() => readConfig(env)).toThrow(/invalid:(\n  - .*){5}$/);
  });

  it("never repeats a secret", () => {
    expect(() =>
      readConfig({
        PARLEY_ADMIN_PASSWORD: "hunter2",
        PARLEY_SECRET_KEYS: "k1:hunter2",
        DATABASE_URL: "hunter2",
      }),
    ).toThrow(/^(?!.*hunter2)/s);
  });
});
