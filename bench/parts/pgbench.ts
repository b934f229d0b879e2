import { execFile } from "node:child_process";
import { access, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Runs a script with pgbench and returns transactions a second. It connects as the role of the hub's hot path. */
export async function pgbench(
  url: string,
  script: string,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "parley-pgbench-"));
  const file = join(folder, "script.sql");
  await writeFile(file, script);
  const { hostname, port, username, password, pathname } = new URL(url);
  const options = [
    "-n",
    "-M",
    "prepared",
    "-c",
    String(clients),
    "-j",
    "2",
    "-T",
    String(seconds),
    "-f",
    file,
    "-h",
    hostname,
    "-p",
    port,
    "-U",
    username,
    pathname.slice(1),
  ];
  try {
    const { stdout } = await run(await findPgbench(), options, {
      env: { ...process.env, PGPASSWORD: password, PGOPTIONS: "-c role=parley_ingest" },
    });
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1] ?? 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const UNPACK = fileURLToPath(new URL("unpack-pgbench.sh", import.meta.url));

/** Finds the machine's pgbench, or unpacks Debian's package into `.cache`. */
async function findPgbench(): Promise<string> {
  const versions = await readdir("/usr/lib/postgresql").catch(() => []);
  const folders = [
    ...versions
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...(process.env["PATH"] ?? "").split(delimiter),
    ".cache/pgbench/run",
  ];
  for (const folder of folders)
    if (
      await access(join(folder, "pgbench")).then(
        () => true,
        () => false,
      )
    )
      return join(folder, "pgbench");
  await run("bash", [UNPACK]);
  return ".cache/pgbench/run/pgbench";
}
