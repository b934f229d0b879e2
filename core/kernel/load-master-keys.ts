import { randomBytes, randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "./config.ts";
import type { MasterKey } from "./crypto.ts";
import { unavailable } from "./errors.ts";

/** The configured master keys; on the embedded default those of `secrets.json` in the home, made at the first start. */
export async function loadMasterKeys({
  masterKeys,
  home,
}: Pick<Config, "masterKeys" | "home">): Promise<readonly MasterKey[]> {
  if (masterKeys) return masterKeys;
  const path = join(home, "secrets.json");
  return (await readKeys(path)) ?? (await makeKey(home, path));
}

const secrets = z.object({ masterKeys: z.array(z.object({ id: z.string(), key: z.base64() })).min(1) });

async function readKeys(path: string): Promise<MasterKey[] | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw unavailable(
      "secrets_unreadable",
      `Cannot read ${path}: ${error.message}. Start the hub as the OS user who owns it.`,
    );
  });
  if (text === undefined) return undefined;
  const read = secrets.safeParse(parse(text));
  if (!read.success)
    throw unavailable(
      "secrets_unreadable",
      `${path} is damaged. Put it back from a backup: without it no channel's credentials can be opened.`,
    );
  return read.data.masterKeys.map(({ id, key }) => ({ id, key: Buffer.from(key, "base64") }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is one way of being damaged; the schema refuses it with the others.
    return undefined;
  }
}

async function makeKey(home: string, path: string): Promise<MasterKey[]> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const content = { masterKeys: [{ id: "k1", key: randomBytes(32).toString("base64") }] };
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
  // A hard link, unlike a rename, never replaces: whoever was first decides the key for all.
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft);
  return (await readKeys(path)) ?? [];
}
