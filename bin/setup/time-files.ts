import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import type { TimedFile } from "./times.ts";

/** Makes vitest record when each test file started and ended. Vitest's own reports leave out imports and hooks. */
export default class TimeFiles implements Reporter {
  readonly #startedAt = new Map<string, number>();
  readonly #files: TimedFile[] = [];

  onTestModuleQueued({ id }: TestModule): void {
    this.#startedAt.set(id, Date.now());
  }

  onTestModuleEnd({ id, moduleId, project }: TestModule): void {
    const endedAt = Date.now();
    const startedAt = this.#startedAt.get(id) ?? endedAt;
    this.#files.push({ project: project.name, file: relative(process.cwd(), moduleId), startedAt, endedAt });
  }

  onTestRunEnd(): void {
    writeFileSync(".cache/times.json", JSON.stringify(this.#files));
  }
}
