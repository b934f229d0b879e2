import { readFileSync } from "node:fs";
import { z } from "zod";

const report = z.object({
  testResults: z.array(z.object({
    name: z.string(),
    status: z.string(),
    assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
  })),
});

const [, , path = "", exitCode = "1"] = process.argv;
const { testResults: files } = report.parse(JSON.parse(readFileSync(path, "utf8")));
const tests = files.flatMap((file) => file.assertionResults);
const passed = tests.filter((test) => test.status === "passed");
const unrun = tests.filter((test) => test.status !== "passed" && test.status !== "failed");
// A file that does not even load has no tests to fail.
const broken = files.filter((file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"));

for (const test of unrun) process.stderr.write(`✗ skipped, which counts as failed: ${test.fullName}\n`);
const failures = tests.length - passed.length + broken.length;
// Leaks and errors outside any test leave only the exit code.
process.stdout.write(`${passed.length} ${failures === 0 && exitCode !== "0" ? 1 : failures}\n`);
