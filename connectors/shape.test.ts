import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { registry } from "./registry.ts";

const CONNECTORS = dirname(fileURLToPath(import.meta.url));

const REQUIRED = [
  "index.ts",
  "config.ts",
  "capabilities.ts",
  "types.ts",
  "connect.ts",
  "verify.ts",
  "normalise.ts",
  "render.ts",
  "send.ts",
  "ids.ts",
  "fixtures",
];

/** `api` exists only where the hub calls the platform; a connector that hosts its own threads names `hosts`. */
const OPTIONAL = [
  "api.ts",
  "download.ts",
  "describe.ts",
  "sync.ts",
  "gateway.ts",
  "supervisor.ts",
  "hosts.ts",
  "threads.ts",
  "contract.test.ts",
];

/** Returns what is wrong with the names in a connector's folder. */
function faultsIn(names: readonly string[]): string[] {
  const absent = REQUIRED.filter((name) => !names.includes(name)).map((name) => `${name} is absent`);
  const odd = names.filter((name) => !isKnown(name)).map((name) => `${name} is not expected`);
  return [...absent, ...odd];
}

/** A large file keeps its parts in a folder of its name; a test has its subject's name. */
function isKnown(name: string): boolean {
  const known = [...REQUIRED, ...OPTIONAL];
  return (
    known.includes(name) || known.includes(`${name}.ts`) || known.includes(name.replace(".test.ts", ".ts"))
  );
}

const folders = readdirSync(CONNECTORS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe("every connector", () => {
  it("is registered under its folder's name", () => {
    expect(folders.length).toBeGreaterThan(0);
    expect(Object.keys(registry).toSorted()).toEqual(folders.toSorted());
  });

  it.each(folders)("%s has the files all have", (folder) => {
    expect(faultsIn(readdirSync(join(CONNECTORS, folder)))).toEqual([]);
  });

  it.each(folders)("%s keeps at least one recorded event", (folder) => {
    expect(
      existsSync(join(CONNECTORS, folder, "fixtures")) &&
        readdirSync(join(CONNECTORS, folder, "fixtures"), { recursive: true }).some((name) =>
          String(name).endsWith(".json"),
        ),
    ).toBe(true);
  });

  it("would be caught with a name of its own or a part missing", () => {
    expect(faultsIn([...REQUIRED, "parse.ts"])).toEqual(["parse.ts is not expected"]);
    expect(faultsIn(REQUIRED.filter((name) => name !== "verify.ts"))).toEqual(["verify.ts is absent"]);
    expect(faultsIn([...REQUIRED, "api.ts", "render", "render.test.ts"])).toEqual([]);
  });
});
