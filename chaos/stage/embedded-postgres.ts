import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Returns the owner's address of a home's embedded Postgres. It changes each time a hub takes the database over. */
export async function embeddedUrl(home: string): Promise<string> {
  const password = await readFile(join(home, "postgres", "password"), "utf8");
  const { port } = await postmasterOf(home);
  return `postgres://parley:${password.trim()}@127.0.0.1:${port}/postgres`;
}

/** Kills the embedded Postgres of a home. */
export async function killEmbedded(home: string): Promise<void> {
  process.kill((await postmasterOf(home)).pid, "SIGKILL");
}

async function postmasterOf(home: string): Promise<{ readonly pid: number; readonly port: number }> {
  const lines = (await readFile(join(home, "postgres", "data", "postmaster.pid"), "utf8")).split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}
