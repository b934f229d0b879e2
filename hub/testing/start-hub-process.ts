import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A hub in a process of its own, as `bin/start` runs it. */
export type HubProcess = {
  /** Where it listens; empty for a worker. */
  readonly url: string;
  readonly pid: number;
  /** Everything it said so far, on both streams. */
  output(): string;
  /** Ends it as a power cut would: no signal it could hear. Its embedded Postgres is left behind. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does; throws when it does not end cleanly. */
  stop(): Promise<void>;
};

/** Settings by the names of core/kernel/config.ts; what is left out is the hub's default. */
export type HubSettings = Readonly<Record<string, string | undefined>>;

/** Seals every test hub's credentials, so that a test can connect channels by itself. */
export const MASTER_KEY = new Uint8Array(32).fill(11);

/** The first admin of every test hub. */
export const ADMIN = { email: "olga@example.test", password: "correct horse battery" };

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const DEFAULTS: HubSettings = {
  PORT: "0",
  LOG_LEVEL: "warn",
  // One person plays everybody, as fast as they can.
  REQUESTS_PER_MINUTE: "1000000",
  PARLEY_ADMIN_EMAIL: ADMIN.email,
  PARLEY_ADMIN_PASSWORD: ADMIN.password,
  PARLEY_SECRET_KEYS: `test:${Buffer.from(MASTER_KEY).toString("base64")}`,
};

/** Starts a hub, of this tree or a copy of it, and waits until it says that it runs; throws with its last words when it ends instead. */
export async function startHubProcess(
  settings: HubSettings,
  flags: readonly string[] = [],
  root: string = ROOT,
): Promise<HubProcess> {
  const child = spawn(process.execPath, [...flags, "hub/main.ts"], {
    cwd: root,
    env: environment(settings),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = collectOutput([child.stdout, child.stderr]);
  await running(child, output);
  return {
    url: /Inbox\s+(\S+)/.exec(output())?.[1]?.replace("localhost", "127.0.0.1") ?? "",
    pid: child.pid ?? 0,
    output,
    kill: () => end(child, "SIGKILL").then(() => undefined),
    async stop() {
      const code = await end(child, "SIGTERM");
      if (code !== 0) throw new Error(`The hub ended with ${code}:\n${output()}`);
    },
  };
}

function collectOutput(streams: readonly Readable[]): () => string {
  const texts: string[] = [];
  for (const stream of streams) stream.setEncoding("utf8").on("data", (text: string) => texts.push(text));
  return () => texts.join("");
}

/** Nothing of the caller's own settings may reach the hub. */
const environment = (settings: HubSettings) => ({
  PATH: "/usr/local/bin:/usr/bin:/bin",
  NODE_COMPILE_CACHE: join(ROOT, ".cache/compile"),
  ...withoutAbsent({ ...DEFAULTS, ...settings }),
});

const withoutAbsent = (settings: HubSettings) =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

function running(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", () => void (/\brunning\.\n/.test(output()) && resolve()));
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`The hub ended with ${code}:\n${output()}`)));
  });
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
  return child.exitCode;
}
