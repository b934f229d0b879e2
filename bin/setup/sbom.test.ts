import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): unknown => JSON.parse(readFileSync(`${ROOT}${file}`, "utf8"));

it("security, missing 7: npm run sbom names every package the hub runs with, and none of development", () => {
  const document = Object(
    JSON.parse(execFileSync("npm", ["run", "--silent", "sbom"], { cwd: ROOT, encoding: "utf8" })),
  );
  expect(document).toMatchObject({ bomFormat: "CycloneDX" });
  const components: { name: string; version: string; hashes?: unknown[] }[] = document.components;
  const versions = new Map(components.map(({ name, version }) => [name, version]));
  const { dependencies, devDependencies } = Object(read("package.json"));
  expect(components.length).toBeGreaterThan(Object.keys(dependencies).length);
  for (const [name, version] of Object.entries(dependencies))
    expect([name, versions.get(name)]).toEqual([name, version]);
  // Some of development is part of what the hub runs with as well.
  const { packages } = Object(read("package-lock.json"));
  const alone = Object.keys(devDependencies).filter((name) => packages[`node_modules/${name}`].dev);
  expect(alone).toContain("knip");
  expect(alone.filter((name) => versions.has(name))).toEqual([]);
  const unproved = components.filter(({ hashes }) => !hashes?.length).map(({ name }) => name);
  expect(unproved.filter((name) => name in dependencies)).toEqual([]);
});
