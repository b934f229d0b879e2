import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The browser's program, for playwright-core's `executablePath`. */
    chromiumPath: string;
  }
}

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Finds the machine's Chromium: CHROMIUM (which bin/test sets), else on the PATH. */
export default async function setUp(project: TestProject): Promise<void> {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = [
    process.env["CHROMIUM"] ?? "",
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  for (const place of places.filter(Boolean)) {
    if (await isProgram(place)) return project.provide("chromiumPath", place);
  }
  throw new Error(
    "The browser tests need Chromium: run bin/test, which installs it, or set CHROMIUM to its path.",
  );
}

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
