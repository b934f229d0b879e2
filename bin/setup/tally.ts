import { z } from "zod";

/** The fields of vitest's JSON report that are read here. */
export const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: readonly string[] };

/**
 * Counts the results of a run. Skipped tests count as failed, and so do a file that broke outside its tests and a
 * failing exit code.
 */
export function tally({ testResults: files }: z.infer<typeof Report>, exitCode: number): Tally {
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === "passed").length;
  const skipped = tests
    .filter((test) => test.status !== "passed" && test.status !== "failed")
    .map((test) => test.fullName);
  const broken = files.filter(
    (file) => file.status === "failed" && file.assertionResults.every((test) => test.status !== "failed"),
  );
  const failed = tests.length - passed + broken.length;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}
