import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { unavailable } from "../../kernel/errors.ts";
import { findBinaries } from "./find-binaries.ts";
import { chooseOsUser, type OsUser } from "./os-user.ts";

/** A Postgres data folder with everything needed to run it. */
export type Cluster = {
  /** Folder of `initdb` and `postgres`. */
  readonly binaries: string;
  readonly data: string;
  readonly user: OsUser | undefined;
  readonly password: string;
};

/** Opens the cluster in `home`, creating it first in an empty home. */
export async function openCluster(home: string): Promise<Cluster> {
  const folder = join(home, "postgres");
  const data = join(folder, "data");
  const user = await chooseOsUser(data);
  const binaries = await findBinaries(user);
  const password = (await readPassword(folder)) ?? (await create(home, folder, binaries, user));
  return { binaries, data, user, password };
}

const readPassword = (folder: string): Promise<string | undefined> =>
  readFile(join(folder, "password"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw unavailable(
      "home_unreadable",
      `Cannot read ${folder}: ${error.message}. Start the hub as the OS user who owns PARLEY_HOME.`,
    );
  });

/** Builds beside and renames into place: a first start that is interrupted leaves nothing half made. */
async function create(
  home: string,
  folder: string,
  binaries: string,
  user: OsUser | undefined,
): Promise<string> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const fresh = await mkdtemp(`${folder}.new-`);
  const password = randomBytes(24).toString("base64url");
  try {
    await writeFile(join(fresh, "password"), password, { mode: 0o600 });
    await mkdir(join(fresh, "data"), { mode: 0o700 });
    if (user) await chown(join(fresh, "data"), user.uid, user.gid);
    await initialise({ binaries, data: join(fresh, "data"), user, password }, join(fresh, "password.tmp"));
    await rename(fresh, folder);
    return password;
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    // Another hub starting in the same home was quicker; what follows tells who may run it.
    const theirs = await readPassword(folder);
    if (theirs) return theirs;
    throw error;
  }
}

/** The character type comes from the machine's C.UTF-8 (full-text search needs it), the order from Postgres itself: it stays the same when the machine is upgraded. */
const INITDB = [
  "--username=parley",
  "--auth=scram-sha-256",
  "--pwfile=/dev/stdin",
  "--encoding=UTF8",
  "--no-instructions",
  `--locale=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
  "--lc-messages=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
];

async function initialise(cluster: Cluster, passwordFile: string): Promise<void> {
  await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  if (cluster.user) await chown(passwordFile, cluster.user.uid, cluster.user.gid);
  const stdin = await open(passwordFile, "r");
  await rm(passwordFile);
  const { path, handle } = await pathFor(cluster);
  try {
    const child = spawn(join(cluster.binaries, "initdb"), [...INITDB, "-D", path], {
      ...cluster.user,
      cwd: "/",
      env: ENVIRONMENT,
      stdio: [stdin.fd, "ignore", "pipe", handle?.fd ?? "ignore"],
    });
    const [said, code] = await Promise.all([
      child.stderr ? text(child.stderr) : "",
      new Promise((done, fail) => child.once("error", fail).once("close", done)),
    ]);
    if (code !== 0)
      throw unavailable(
        "postgres_init_failed",
        `Postgres could not create its data folder ${cluster.data}: ${said.trim()}`,
      );
  } finally {
    await Promise.all([stdin.close(), handle?.close()]);
  }
}

/** What Postgres sees of our environment: no PG* variable may change its mind. */
export const ENVIRONMENT = { LC_ALL: "C.UTF-8", TZ: "UTC", PATH: "/usr/bin:/bin" };

/**
 * The data folder's path as the unprivileged user can open it. The folders above may be closed to that user (`/root`
 * is), so on Linux it inherits the open folder as descriptor 3 and names it through that.
 */
export async function pathFor(cluster: Cluster) {
  if (!cluster.user || process.platform !== "linux") return { path: cluster.data, handle: undefined };
  return { path: "/proc/self/fd/3", handle: await open(cluster.data, "r") };
}
