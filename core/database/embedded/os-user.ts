import { readFile, stat } from "node:fs/promises";

/** An OS user by numbers, as `spawn` wants them. */
export type OsUser = { readonly uid: number; readonly gid: number };

/**
 * Chooses who runs Postgres, which refuses to run as root: undefined (we ourselves) unless we are root; then whoever
 * owns the data already, else the machine's own `postgres` or `nobody`. No user is ever created.
 */
export async function chooseOsUser(dataFolder: string): Promise<OsUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(dataFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = await readFile("/etc/passwd", "utf8").catch(() => "");
  return find(users, "postgres") ?? find(users, "nobody") ?? { uid: 65534, gid: 65534 };
}

function find(users: string, name: string): OsUser | undefined {
  const [, , uid, gid] =
    users
      .split("\n")
      .find((line) => line.startsWith(`${name}:`))
      ?.split(":") ?? [];
  // Some systems write nobody as -2, which spawn takes only unsigned.
  return uid && gid ? { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 } : undefined;
}
