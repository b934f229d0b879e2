import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadMasterKeys } from "./load-master-keys.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "home-"));
});
afterEach(() => rm(home, { recursive: true }));

const load = () => loadMasterKeys({ masterKeys: undefined, home: join(home, "hub") });

it("makes one key at the first start and keeps it", async () => {
  const [key, ...more] = await load();
  expect(key?.key).toHaveLength(32);
  expect(more).toEqual([]);
  expect(await load()).toEqual([key]);
});

it("gives processes that start together the same key", async () => {
  const keys = await Promise.all(Array.from({ length: 6 }, load));
  expect(new Set(keys.map((each) => Buffer.from(each[0]?.key ?? []).toString("hex"))).size).toBe(1);
  expect(await readdir(join(home, "hub"))).toEqual(["secrets.json"]);
});

it("lets nobody else read the key", async () => {
  await load();
  expect((await stat(join(home, "hub", "secrets.json"))).mode & 0o777).toBe(0o600);
});

it("never replaces a damaged file by a new key", async () => {
  await load();
  await writeFile(join(home, "hub", "secrets.json"), "{");
  await expect(load()).rejects.toMatchObject({ code: "secrets_unreadable" });
});

it("prefers the configured keys", async () => {
  const configured = [{ id: "k9", key: Buffer.alloc(32) }];
  expect(await loadMasterKeys({ masterKeys: configured, home })).toBe(configured);
  expect(await readdir(home)).toEqual([]);
});
