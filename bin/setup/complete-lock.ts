// Completes package-lock.json. Run it when `npm ci` reports missing packages: npm omits optional packages that the
// registry at hand lacks, then refuses its own lock file. Package names contain their platform.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { absentPackages, entryFor, type Lock } from "./lock.ts";

const path = fileURLToPath(new URL("../../package-lock.json", import.meta.url));
const lock: Lock = JSON.parse(readFileSync(path, "utf8"));

for (const absent of absentPackages(lock)) lock.packages[`node_modules/${absent.name}`] = entryFor(absent);
const inOrder = Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(inOrder) }, null, 2)}\n`);
