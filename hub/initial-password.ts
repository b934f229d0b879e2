import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const initialPassword = z.object({ email: z.string(), password: z.string() });

/** Holds the first admin's sign-in until it was printed. */
export type InitialPassword = z.output<typeof initialPassword>;

const fileIn = (home: string) => join(home, "first-password");

/** Stores the password before the account is created. A start that ends before printing would otherwise lock the owner out. */
export async function storeInitialPassword(
  home: string,
  { email, password }: InitialPassword,
): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  await writeFile(fileIn(home), JSON.stringify({ email, password }), { mode: 0o600 });
}

/** Reads the password that an earlier start created and did not print; undefined when there is none. */
export async function readInitialPassword(home: string): Promise<InitialPassword | undefined> {
  try {
    return initialPassword.parse(JSON.parse(await readFile(fileIn(home), "utf8")));
  } catch {
    // Nearly always there is no file. A partial file means that the account was never created.
    return undefined;
  }
}

/** Removes the password once it was printed or no longer signs anybody in. */
export const removeInitialPassword = (home: string): Promise<void> => rm(fileIn(home), { force: true });
