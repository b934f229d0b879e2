import { defineConfig } from "vitest/config";

const servers = ["core/testing/setup/postgres.ts", "core/testing/setup/redis.ts"];
const setupFiles = ["core/testing/setup/quiet.ts"];
/** What is waited for comes in milliseconds; how long a test is patient only decides how slow a machine may be. */
const patient = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          name: "hub",
          include: ["{core,hub,connectors,sandbox,workers,bench,bin,chaos}/**/*.test.ts"],
          globalSetup: servers,
          setupFiles,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: patient,
        },
      },
      {
        test: { name: "interface", include: ["inbox-ui/**/*.test.ts"], testTimeout: 20_000 },
      },
      {
        test: {
          name: "browser",
          include: ["e2e/**/*.test.ts"],
          globalSetup: [...servers, "core/testing/setup/chromium.ts"],
          setupFiles,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          expect: patient,
          // Each of these runs a whole hub and a browser; side by side they would measure each other.
          fileParallelism: false,
        },
      },
    ],
  },
});
