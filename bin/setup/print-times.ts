import { readFileSync } from "node:fs";
import { times, TimedFiles } from "./times.ts";

// Prints what bin/setup/time-files.ts wrote down, for bin/test.
const [, , path = ""] = process.argv;
for (const line of times(TimedFiles.parse(JSON.parse(readFileSync(path, "utf8")))))
  process.stdout.write(`${line}\n`);
