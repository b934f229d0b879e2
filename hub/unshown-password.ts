import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const unshown = z.object({ email: z.string(), password: z.string() });

/** How the first admin signs in, while nobody has seen it. */
export type Unshown = z.output<typeof unshown>;

const fileIn = (home: string) => join(home, "first-password");

/** Keeps it from before the account is made until it was printed: a start that ends in between would else lock its owner out. */
export async function keepUnshown(home: string, { email, password }: Unshown): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  await writeFile(fileIn(home), JSON.stringify({ email, password }), { mode: 0o600 });
}

/** What an earlier start made and did not come to print; undefined when it did. */
export async function readUnshown(home: string): Promise<Unshown | undefined> {
  try {
    return unshown.parse(JSON.parse(await readFile(fileIn(home), "utf8")));
  } catch {
    // There is none, nearly always; half a file means that the account was never made.
    return undefined;
  }
}

/** It was printed, or is no password of anybody's any more. */
export const removeInitialPassword = (home: string): Promise<void> => rm(fileIn(home), { force: true });
