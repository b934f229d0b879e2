import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "hub",
          include: ["{core,connectors,sandbox,workers,bench,bin,inbox-ui/widget}/**/*.test.ts"],
          globalSetup: ["core/testing/setup/postgres.ts", "core/testing/setup/redis.ts"],
          testTimeout: 10_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
});
