import { readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FOLDER = /^parley-tests-(\d+)-/;

/** A run's temporary folder bears its process's number, so that a later run can tell whether it is over. */
export const folderPrefix = (): string => join(tmpdir(), `parley-tests-${process.pid}-`);

/** Ends the Postgres and removes the folder of every test run that was killed before it could. */
export async function sweepLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(FOLDER.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await sweep(join(tmpdir(), name));
  }
}

async function sweep(folder: string): Promise<void> {
  const file = await readFile(join(folder, "postgres/data/postmaster.pid"), "utf8").catch(() => "");
  const postmaster = Number(file.split("\n")[0]);
  const commandLine = postmaster ? await readFile(`/proc/${postmaster}/cmdline`, "utf8").catch(() => "") : "";
  // Nothing in it is worth a shutdown's time; a number that now is another program's is left alone.
  if (commandLine.includes("postgres")) process.kill(postmaster, "SIGQUIT");
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, as another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
