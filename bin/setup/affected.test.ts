import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { affectedBy } from "./affected.ts";

const TESTS = ["connectors/telegram/index.test.ts", "connectors/webchat/index.test.ts", "core/docs.test.ts"];
const relatedTo = (...changed: string[]) => {
  const affected = affectedBy(changed, TESTS);
  return affected.everything ? ["everything"] : affected.related;
};
const HUB_PROCESS = "hub/testing/start-hub-process.ts";
const BROWSER = "e2e/parts/browser.ts";

it.each([
  "package-lock.json",
  "package.json",
  "vitest.config.ts",
  "tsconfig.json",
  "bin/test",
  "bin/setup/redis.sh",
  "core/testing/setup/postgres.ts",
  "core/testing/programs/run-postgres.ts",
  "hub/testing/setup/ready-home.ts",
])("everything depends on %s", (file) => {
  expect(relatedTo(file)).toEqual(["everything"]);
});

describe("beside what imports it", () => {
  it.each([
    ["core/rules/evaluate.ts", HUB_PROCESS],
    ["workers/sweep.ts", HUB_PROCESS],
    ["hub/start.ts", HUB_PROCESS],
    ["migrations/0001_first.sql", "core/testing/database.ts"],
    ["migrations/0001_first.sql", HUB_PROCESS],
    ["inbox-ui/src/inbox/styles/message.css", BROWSER],
    ["inbox-ui/src/parts/icon.tsx", BROWSER],
    ["connectors/telegram/fixtures/photo.json", "connectors/telegram/index.test.ts"],
  ])("%s affects %s", (changed, affected) => {
    expect(relatedTo(changed)).toEqual(expect.arrayContaining([changed, affected]));
  });
});

it("a test affects itself alone, and what reads the whole tree", () => {
  const always = relatedTo();
  expect(relatedTo("core/rules/evaluate.test.ts")).toEqual(
    [...always, "core/rules/evaluate.test.ts"].toSorted(),
  );
});

it("a page of the documentation affects what reads the whole tree, and no hub", () => {
  expect(relatedTo("docs/chaos.md")).toContain("core/docs.test.ts");
  expect(relatedTo("docs/chaos.md")).not.toContain(HUB_PROCESS);
});

it("a fixture does not affect another connector", () => {
  expect(relatedTo("connectors/telegram/fixtures/photo.json")).not.toContain(
    "connectors/webchat/index.test.ts",
  );
});

it("names only files that exist", () => {
  const named = [...relatedTo("core/x.ts", "core/x.sql", "inbox-ui/x.css")].filter(
    (file) => !/\/x\./.test(file),
  );
  expect(named.length).toBeGreaterThan(6);
  expect(named.filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url)))).toEqual([]);
});
