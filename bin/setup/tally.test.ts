import { expect, it } from "vitest";
import { tally } from "./tally.ts";

const file = (status: string, ...tests: string[]) => ({
  name: "a.test.ts",
  status,
  assertionResults: tests.map((each, nth) => ({ fullName: `test ${nth}`, status: each })),
});
const count = (exitCode: number, ...testResults: ReturnType<typeof file>[]) =>
  tally({ testResults }, exitCode);

it("counts what passed and what failed", () => {
  expect(count(1, file("passed", "passed", "passed"), file("failed", "passed", "failed"))).toEqual({
    passed: 3,
    failed: 1,
    skipped: [],
  });
});

it.each(["pending", "skipped", "todo", "disabled"])(
  "counts a test that is %s as failed, by name",
  (status) => {
    expect(count(0, file("passed", "passed", status))).toEqual({ passed: 1, failed: 1, skipped: ["test 1"] });
  },
);

it("counts a file that does not load, or breaks after its tests", () => {
  expect(count(1, file("failed"), file("failed", "passed"))).toMatchObject({ passed: 1, failed: 2 });
});

it("believes the exit code when nothing else shows a failure", () => {
  expect(count(1, file("passed", "passed"))).toMatchObject({ passed: 1, failed: 1 });
  expect(count(0, file("passed", "passed"))).toMatchObject({ passed: 1, failed: 0 });
});
