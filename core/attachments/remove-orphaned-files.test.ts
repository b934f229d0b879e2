import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { newId } from "../kernel/ids.ts";
import { testDatabase } from "../testing/database.ts";
import { makeOrganization } from "../testing/factories/organization.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { removeOrphanedFiles } from "./remove-orphaned-files.ts";
import { openFileStorage } from "./file-storage.ts";

const database = await testDatabase();
const folder = await temporaryFolder();
const storage = openFileStorage(folder);
const deps = { database, storage };
const acme = await makeOrganization(database.owner);

async function* bytes() {
  yield Buffer.from("hello");
}

async function keep(known: boolean): Promise<string> {
  const { key } = await storage.put(bytes(), 100);
  if (known)
    await database.owner.query(
      "insert into comm_attachments (organization_id, id, kind, file_name, content_type, state, storage_key) values ($1, $2, 'file', 'a', 'text/plain', 'stored', $3)",
      [acme, newId("att"), key],
    );
  return key;
}

const onDisk = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
const names = async () => (await onDisk()).map((entry) => entry.name).toSorted();

async function letADayPass(): Promise<void> {
  const yesterday = new Date(Date.now() - 90_000_000);
  for (const entry of await onDisk()) await utimes(join(entry.parentPath, entry.name), yesterday, yesterday);
}

it("removes orphaned files after a day, unless most files are unknown", async () => {
  const [known, other, orphaned] = [await keep(true), await keep(true), await keep(false)];
  await mkdir(join(folder, "ff"), { recursive: true });
  await writeFile(join(folder, "ff", `${"f".repeat(40)}.part`), "half");
  expect(await removeOrphanedFiles(deps)).toBe(0);
  expect(await names()).toContain(orphaned);
  await letADayPass();
  const fresh = await keep(false);
  expect(await removeOrphanedFiles(deps)).toBe(1);
  expect(await names()).toEqual([known, other, fresh].toSorted());

  await database.owner.query("delete from comm_attachments where storage_key = any ($1)", [[known, other]]);
  await letADayPass();
  expect(await removeOrphanedFiles(deps)).toBe(0);
  expect(await names()).toHaveLength(3);
});
