import { chmod, stat } from "node:fs/promises";
import { join } from "node:path";

/** What the hub keeps in its home and other users of the machine must not read. */
const OURS = [
  "",
  "secrets.json",
  "first-password",
  "files",
  "sandbox",
  "sandbox/telegram.json",
  "postgres/password",
];

/**
 * Takes the rights of other users of the machine away from an existing home. What the hub makes is closed from the
 * start; a home may be older than that, made by hand or restored from a backup.
 */
export async function closeHome(home: string): Promise<void> {
  await Promise.all(OURS.map((name) => close(join(home, name))));
}

const OTHERS = 0o077;

/** Everybody's folders, such as /tmp. */
const STICKY = 0o1000;

async function close(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  const closed = found === undefined || (found.mode & OTHERS) === 0;
  if (closed || (found.mode & STICKY) !== 0 || found.uid !== process.getuid?.()) return;
  await chmod(path, found.mode & ~OTHERS & 0o7777);
}
