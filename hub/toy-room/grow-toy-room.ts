import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What a new room edits besides its own folder and its migration, both in `toy-room.patch`. */
const EDITS: readonly (readonly [path: string, before: string, line: string])[] = [
  ["hub/rooms.ts", "import type { Room }", 'import { toysRoom } from "../core/toys/index.ts";\n'],
  ["hub/rooms.ts", "  healthRoom,\n", "  toysRoom,\n"],
  // Its job goes around row-level security, which is allowed by name only.
  ["core/boundary.test.ts", '  "core/reports/jobs.ts",\n', '  "core/toys/jobs.ts",\n'],
];

/** Copies the tracked files into an empty folder and adds the toy room there; answers the files that differ, new ones included. */
export function growToyRoom(folder: string): string[] {
  const tracked = gitList("ls-files", "--cached", "--others", "--exclude-standard").filter((path) =>
    existsSync(join(ROOT, path)),
  );
  for (const path of tracked) cpSync(join(ROOT, path), join(folder, path));
  for (const path of ["node_modules", "dist"])
    if (existsSync(join(ROOT, path))) symlinkSync(join(ROOT, path), join(folder, path));
  const patch = join(ROOT, "hub/toy-room/toy-room.patch");
  execFileSync("git", ["apply", patch], { cwd: folder });
  for (const edit of EDITS) insert(folder, ...edit);
  const added = gitList("apply", "--numstat", "-z", patch).map((entry) => entry.split("\t")[2] ?? "");
  const changed = tracked.filter(
    (path) => !readFileSync(join(ROOT, path)).equals(readFileSync(join(folder, path))),
  );
  return [...added, ...changed];
}

const gitList = (...command: readonly string[]): string[] =>
  execFileSync("git", command, { cwd: ROOT, encoding: "utf8" })
    .split(/[\0\n]/)
    .filter((entry) => entry !== "");

function insert(folder: string, path: string, before: string, line: string): void {
  const file = join(folder, path);
  const text = readFileSync(file, "utf8");
  if (!text.includes(before)) throw new Error(`${path} has no ${before}`);
  writeFileSync(
    file,
    text.replace(before, () => line + before),
  );
}
