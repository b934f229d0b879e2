import { chmod, mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../core/testing/temporary-folder.ts";
import { closeHome } from "./close-home.ts";

const modeOf = async (path: string) => ((await stat(path)).mode & 0o7777).toString(8);

test("security 20: a home that others could read is closed to them, with what lies in it", async () => {
  const home = await temporaryFolder();
  await mkdir(join(home, "sandbox"));
  await mkdir(join(home, "files"));
  const files = [join(home, "secrets.json"), join(home, "sandbox", "telegram.json")];
  for (const path of files) await writeFile(path, "{}");
  for (const path of files) await chmod(path, 0o644);
  for (const path of [home, join(home, "sandbox"), join(home, "files")]) await chmod(path, 0o755);

  await closeHome(home);
  for (const path of [home, join(home, "sandbox"), join(home, "files")])
    expect([path, await modeOf(path)]).toEqual([path, "700"]);
  for (const path of files) expect([path, await modeOf(path)]).toEqual([path, "600"]);
});

test("security 20: everybody's own folder is left as it is, and one that is not there is not made", async () => {
  const home = await temporaryFolder();
  await chmod(home, 0o1777);
  await closeHome(home);
  expect(await modeOf(home)).toBe("1777");
  await closeHome(join(home, "nowhere"));
  await expect(stat(join(home, "nowhere"))).rejects.toThrow("ENOENT");
});
