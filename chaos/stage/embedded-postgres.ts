import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Where the embedded Postgres of a home is now, as its owner; it moves each time a hub takes it over. */
export async function embeddedUrl(home: string): Promise<string> {
  const password = await readFile(join(home, "postgres", "password"), "utf8");
  const { port } = await postmasterOf(home);
  return `postgres://parley:${password.trim()}@127.0.0.1:${port}/postgres`;
}

/** Ends the embedded Postgres of a home without a word. */
export async function killEmbedded(home: string): Promise<void> {
  process.kill((await postmasterOf(home)).pid, "SIGKILL");
}

async function postmasterOf(home: string): Promise<{ readonly pid: number; readonly port: number }> {
  const lines = (await readFile(join(home, "postgres", "data", "postmaster.pid"), "utf8")).split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}
