import { readFileSync } from "node:fs";
import { times, TimedFiles } from "./times.ts";

// Prints the times that bin/setup/time-files.ts recorded, for bin/test.
const [, , path = ""] = process.argv;
for (const line of times(TimedFiles.parse(JSON.parse(readFileSync(path, "utf8")))))
  process.stdout.write(`${line}\n`);
