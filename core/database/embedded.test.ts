import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "../kernel/log.ts";
import { openDatabase } from "./client.ts";
import { migrate } from "./migrate.ts";
import { signInRoles } from "./sign-in-roles.ts";
import { startEmbedded, type Embedded } from "./embedded.ts";

const PROGRAM = fileURLToPath(new URL("../testing/programs/run-postgres.ts", import.meta.url));

// Each makes a cluster, some four at once, on however busy a disk.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let home: string;
const running = new Set<Embedded>();

beforeEach(async () => {
  // The folder is closed to everybody else, as /root often is.
  home = join(await mkdtemp(join(tmpdir(), "parley-home-")), "hub");
});

afterEach(async () => {
  await Promise.all([...running].map((each) => each.stop()));
  running.clear();
  await rm(join(home, ".."), { recursive: true });
});

async function start(): Promise<Embedded> {
  const embedded = await startEmbedded({ home, log });
  running.add(embedded);
  return embedded;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmasterPid = async () =>
  Number((await readFile(join(home, "postgres/data/postmaster.pid"), "utf8")).split("\n")[0]);

/** Runs Postgres in a process of its own, which the test kills. */
async function startElsewhere() {
  const program = spawn(process.execPath, [PROGRAM, home], { stdio: ["pipe", "pipe", "inherit"] });
  const [url] = await once(program.stdout, "data");
  const kill = async () => {
    program.kill("SIGKILL");
    await once(program, "exit");
  };
  return { url: String(url).trim(), kill };
}

describe("The embedded Postgres", () => {
  it("keeps what Ada wrote over a restart", async () => {
    const first = await start();
    await query(first.url, "create table notes as select 'Ada' as by");
    await first.stop();
    expect(await query((await start()).url, "select by from notes")).toEqual([{ by: "Ada" }]);
  });

  it("security 24: gives no session of the hub's a way to the superuser, or to another role", async () => {
    const { url } = await start();
    await migrate(url);
    const urls = await signInRoles(url);
    const database = openDatabase(urls);
    const client = await database.server.connect();
    const whoAmI =
      "select session_user || ' ' || current_user || ' ' || current_setting('is_superuser') as who";
    const ROLE = { rows: [{ who: "parley_server parley_server off" }] };
    expect(await client.query(whoAmI)).toMatchObject(ROLE);
    for (const way of [
      "reset role",
      "reset session authorization",
      "set role none",
      "reset all",
      "discard all",
    ]) {
      await client.query(way);
      expect([way, await client.query(whoAmI)]).toMatchObject([way, ROLE]);
    }
    for (const way of [
      "set role parley",
      "set role parley_system",
      "set role parley_auth",
      "set session authorization parley",
      "alter role parley_server superuser",
      "alter table comm_messages disable row level security",
      "create table mine (id text)",
      "copy (select 1) to program 'true'",
      "select * from organizations",
    ])
      await expect(client.query(way), way).rejects.toThrow(
        /permission denied|must be owner|policy|recognized|not allowed/,
      );
    client.release();
    for (const pool of [database.ingest, database.auth, database.system]) {
      await pool.query("reset role");
      expect((await pool.query(whoAmI)).rows[0].who).toMatch(/^(parley_\w+) \1 off$/);
    }
    await database.close();
    // The next start has other passwords.
    const again = await signInRoles(url);
    expect(again).not.toEqual(urls);
    await expect(query(urls.parley_server, "select 1")).rejects.toThrow("password authentication failed");
    expect(await query(again.parley_server, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("is durable, speaks every language and knows one time", async () => {
    const { url } = await start();
    const names = [
      "fsync",
      "synchronous_commit",
      "full_page_writes",
      "data_checksums",
      "server_encoding",
      "TimeZone",
    ];
    const rows = await query(
      url,
      `select ${names.map((name) => `current_setting('${name}') as "${name}"`).join(", ")}`,
    );
    expect(rows).toEqual([
      {
        fsync: "on",
        synchronous_commit: "on",
        full_page_writes: "on",
        data_checksums: "on",
        server_encoding: "UTF8",
        TimeZone: "UTC",
      },
    ]);
    expect(
      await query(url, "select lower('ÄÉЖ') as low, to_tsvector('simple', 'Привет, мир')::text as words"),
    ).toEqual([{ low: "äéж", words: "'мир':2 'привет':1" }]);
  });

  it("runs as somebody without power and lets nobody else in", async () => {
    const { url } = await start();
    const { uid } = await stat(`/proc/${await postmasterPid()}`).catch(() =>
      stat(join(home, "postgres/data")),
    );
    expect(uid).not.toBe(0);
    const stranger = new URL(url);
    stranger.password = "guess";
    await expect(query(stranger.href, "select 1")).rejects.toThrow(/password authentication failed/);
  });

  it("refuses a second hub in the same home", async () => {
    await start();
    await expect(startEmbedded({ home, log })).rejects.toMatchObject({
      kind: "conflict",
      code: "home_in_use",
    });
  });

  it("lets one of four win that start together in an empty home", { repeats: 2 }, async () => {
    const results = await Promise.allSettled(Array.from({ length: 4 }, start));
    const refusals = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(refusals).toEqual(["home_in_use", "home_in_use", "home_in_use"]);
  });

  it("takes over from a hub that was killed, Postgres still running", async () => {
    const killed = await startElsewhere();
    await query(killed.url, "create table notes as select 'Grace' as by");
    await killed.kill();
    expect(await query((await start()).url, "select by from notes")).toEqual([{ by: "Grace" }]);
  });

  it("takes over from a hub that was killed with its Postgres", async () => {
    const killed = await startElsewhere();
    await query(killed.url, "create table notes as select 'Linus' as by");
    process.kill(await postmasterPid(), "SIGKILL");
    await killed.kill();
    expect(await query((await start()).url, "select by from notes")).toEqual([{ by: "Linus" }]);
  });

  it("comes back on the same address when Postgres is killed under it", async () => {
    const { url } = await start();
    await query(url, "create table notes as select 'Ada' as by");
    const pid = await postmasterPid();
    process.kill(pid, "SIGKILL");
    await expect
      .poll(() => query(url, "select by from notes").catch(() => []), { timeout: 30_000 })
      .toEqual([{ by: "Ada" }]);
    expect(await postmasterPid()).not.toBe(pid);
  });

  it("starts beside a leftover that names another program's process", async () => {
    const first = await start();
    const leftover = await readFile(join(home, "postgres/data/postmaster.pid"), "utf8");
    await first.stop();
    await writeFile(
      join(home, "postgres/data/postmaster.pid"),
      leftover.replace(/^\d+/, String(process.ppid)),
      { mode: 0o644 },
    );
    expect(await query((await start()).url, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});
