import { execFileSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { affectedBy } from "./affected.ts";

// Prints what the changes since BASE can break, for bin/test: "everything", or one path a line for `vitest related`.
const [, , base = "HEAD"] = process.argv;
const git = (...words: string[]): readonly string[] =>
  execFileSync("git", words, { encoding: "utf8" }).split("\0").filter(Boolean);
const changed = [
  ...git("diff", "-z", "--name-only", "--no-renames", base),
  ...git("ls-files", "-z", "--others", "--exclude-standard"),
];
const tests = globSync("{core,hub,connectors,sandbox,workers,bench,bin,chaos,inbox-ui,e2e}/**/*.test.ts");
const affected = affectedBy(changed, tests);
const lines = affected.everything ? ["everything"] : affected.related.filter((file) => existsSync(file));
process.stdout.write(`${lines.join("\n")}\n`);
