import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { absentPackages, entryFor, type Lock } from "./lock.ts";

it("keeps the lock file whole for every platform, else npm ci refuses it", () => {
  const lock: Lock = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8"));
  expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  expect(absentPackages(lock).map(({ name }) => name)).toEqual([]);
});

it("finds what npm left out", () => {
  const lock = {
    packages: {
      "node_modules/a": {
        dev: true,
        optionalDependencies: { "@a/linux-x64-musl": "^1.2.0", "@a/here": "1.2.0" },
      },
      "node_modules/@a/here": {},
    },
  };
  expect(absentPackages(lock)).toEqual([{ name: "@a/linux-x64-musl", version: "1.2.0", dev: true }]);
});

it.each([
  ["@a/linux-x64-musl", { cpu: ["x64"], libc: ["musl"], os: ["linux"] }],
  ["@a/linux-arm-gnueabihf", { cpu: ["arm"], libc: ["glibc"], os: ["linux"] }],
  ["@a/darwin-arm64", { cpu: ["arm64"], os: ["darwin"] }],
])("reads the platform of %s from its name", (name, platform) => {
  expect(entryFor({ name, version: "1.0.0", dev: false })).toEqual({
    version: "1.0.0",
    optional: true,
    ...platform,
  });
});
