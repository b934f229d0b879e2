import { readFileSync } from "node:fs";
import { Report, tally } from "./tally.ts";

// Prints "PASSED FAILED" for bin/test, and names what was skipped.
const [, , path = "", exitCode = "1"] = process.argv;
const { passed, failed, skipped } = tally(
  Report.parse(JSON.parse(readFileSync(path, "utf8"))),
  Number(exitCode),
);

for (const name of skipped) process.stderr.write(`✗ skipped, which counts as failed: ${name}\n`);
process.stdout.write(`${passed} ${failed}\n`);
