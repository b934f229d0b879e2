import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { followStep, readSteps } from "./tutorial.ts";

// Follows CONTRIBUTING's tutorial in a copy of the tree, to see what its code comes to: follow-tutorial.ts FOLDER
const [, , folder] = process.argv;
if (!folder) throw new Error("Name the folder of a copy of the tree.");
for (const step of readSteps(readFileSync(join(folder, "CONTRIBUTING.md"), "utf8"))) {
  const path = join(folder, step.path);
  const text = followStep(step, existsSync(path) ? readFileSync(path, "utf8") : undefined);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  process.stdout.write(`${step.path}\n`);
}
