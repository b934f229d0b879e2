import { defineConfig } from "vitest/config";

const servers = ["core/testing/setup/postgres.ts", "core/testing/setup/redis.ts"];
const setupFiles = ["core/testing/setup/quiet.ts"];

export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          name: "hub",
          include: ["{core,connectors,sandbox,workers,bench,bin,chaos}/**/*.test.ts"],
          globalSetup: servers,
          setupFiles,
          testTimeout: 10_000,
          hookTimeout: 20_000,
          // One second, the default, is no time on a busy machine.
          expect: { poll: { timeout: 5_000 } },
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
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Each of these runs a whole hub and a browser; side by side they would measure each other.
          fileParallelism: false,
        },
      },
    ],
  },
});
