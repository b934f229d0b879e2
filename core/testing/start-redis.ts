import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A Redis of one's own. */
export type RedisServer = {
  readonly url: string;
  readonly pid: number;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

const PROGRAMS = ["redis-server", "valkey-server"];

/** Starts the Redis or Valkey of the machine, or of `path`, on a port; undefined where there is none. */
export async function startRedis(
  port: number,
  options: readonly string[],
  path?: string,
): Promise<RedisServer | undefined> {
  for (const program of PROGRAMS) {
    const child = spawn(program, ["--port", String(port), "--bind", "127.0.0.1", "--save", "", ...options], {
      stdio: ["ignore", "pipe", "ignore"],
      ...(path !== undefined && { env: { PATH: path } }),
    });
    if (await isReady(child))
      return { url: `redis://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: stopper(child) };
  }
  return undefined;
}

/** Waits for the line in which Redis says that it listens; a program that is not installed, or ends, says nothing. */
function isReady(child: ChildProcess): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  child.once("error", () => resolve(false));
  child.once("exit", () => resolve(false));
  if (child.stdout)
    createInterface(child.stdout).on(
      "line",
      (line) => void (line.includes("Ready to accept connections") && resolve(true)),
    );
  return promise;
}

function stopper(child: ChildProcess): RedisServer["stop"] {
  const endWithUs = () => void child.kill("SIGKILL");
  process.once("exit", endWithUs);
  return async (signal = "SIGTERM") => {
    process.off("exit", endWithUs);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
}
