import { startEmbedded } from "../core/database/embedded.ts";
import { readConfig, type Config } from "../core/kernel/config.ts";
import { HubError, errorMessage } from "../core/kernel/errors.ts";
import { log } from "../core/kernel/log.ts";
import { loadQueue } from "../core/queue/index.ts";
import { closeHome } from "./close-home.ts";
import { removeInitialPassword } from "./initial-password.ts";
import type { Hub, startHub as Start } from "./hub.ts";

/** Starts the hub as the environment says and stops it cleanly on SIGINT and SIGTERM. Prints one sentence when a start fails. */
export async function start(): Promise<void> {
  try {
    const config = readConfig();
    log.level = config.logLevel;
    await closeHome(config.home);
    const starting = config.databaseUrl === undefined ? startEmbedded({ home: config.home, log }) : undefined;
    // The failure is handled below; nothing awaits the promise while the code loads.
    starting?.catch(() => undefined);
    const startHub = await loadHub(config);
    const embedded = await starting;
    const hub = await startHub(config, config.databaseUrl ?? embedded?.url ?? "").catch(
      async (error: unknown) => {
        await embedded?.stop();
        throw error;
      },
    );
    stopOnSignal(async () => {
      await hub.stop();
      await embedded?.stop();
    });
    greet(config, hub);
    if (hub.firstRun) await removeInitialPassword(config.home);
  } catch (error) {
    process.stderr.write(
      `${error instanceof HubError ? error.message : `Parley couldn't start: ${errorMessage(error)}`}\n`,
    );
    process.exit(1);
  }
}

/** The code loads while Postgres creates its files: what is loaded later makes whoever waits for the hub wait longer. */
async function loadHub({ role, redisUrl, sandbox }: Config): Promise<typeof Start> {
  const { startHub } = await import("./hub.ts");
  if (role !== "server") await loadQueue(redisUrl);
  if (sandbox && role !== "worker") await (await import("../sandbox/index.ts")).loadFirstPlatforms();
  return startHub;
}

function greet(config: Config, { url, firstRun }: Hub): void {
  if (config.role === "worker") return void process.stdout.write("Parley's workers are running.\n");
  const lines = [`Parley is running.`, ``, `  Inbox      ${url}`];
  if (config.sandbox) lines.push(`  Sandbox    ${url}/sandbox`, `  Demo page  ${url}/demo`);
  if (firstRun)
    lines.push(
      ``,
      `  Sign in as ${firstRun.email}`,
      firstRun.password === undefined
        ? `  with the password from PARLEY_ADMIN_PASSWORD`
        : `  Password   ${firstRun.password}   (shown only once)`,
    );
  process.stdout.write(`${lines.join("\n")}\n\nPress Ctrl-C to stop.\n`);
}

function stopOnSignal(stop: () => Promise<void>): void {
  let since: number | undefined;
  const end = () => {
    if (since !== undefined) {
      // A second Ctrl-C ends the process at once. One press may arrive twice, from the terminal and from a parent process.
      if (performance.now() - since > 1_000) process.exit(1);
      return;
    }
    since = performance.now();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: errorMessage(error) }, "did not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}
