import { availableParallelism } from "node:os";
import solid from "vite-plugin-solid";
import { defineConfig } from "vitest/config";

const servers = ["core/testing/setup/postgres.ts", "core/testing/setup/redis.ts"];
const setupFiles = ["core/testing/setup/quiet.ts", "core/testing/setup/light-passwords.ts"];
/** What is waited for comes in milliseconds; how long a test is patient only decides how slow a machine may be. */
const patient = { poll: { timeout: 15_000 } };
/** The run's Postgres has 300 connections and a file of the hub's takes up to thirty, so more cores than eight are not used. */
const cores = Math.min(availableParallelism(), 8);
/** Half of the time these files wait, for Postgres or for processes: a worker more than there are cores keeps the cores busy. */
const waitingWorkers = cores + 1;
/** Replaces a module that other files share, so it needs modules of its own. */
const isolated = ["core/kernel/crypto/password.test.ts"];
const hub = {
  globalSetup: servers,
  setupFiles,
  testTimeout: 30_000,
  hookTimeout: 60_000,
  expect: patient,
  maxWorkers: waitingWorkers,
};

export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          ...hub,
          name: "hub",
          include: ["{core,hub,connectors,sandbox,workers,bench,bin,chaos}/**/*.test.ts"],
          exclude: isolated,
          // Loading every module again for every file took more of the processors than the tests did.
          isolate: false,
        },
      },
      { test: { ...hub, name: "isolated", include: isolated } },
      {
        // Parts are drawn into a document: the plugin compiles their JSX and takes the browser's build of solid-js.
        plugins: [solid({ hot: false })],
        test: {
          name: "interface",
          include: ["inbox-ui/**/*.test.{ts,tsx}"],
          environment: "node",
          isolate: false,
          testTimeout: 20_000,
          maxWorkers: waitingWorkers,
        },
      },
      {
        test: {
          name: "browser",
          include: ["e2e/**/*.test.ts"],
          globalSetup: [...servers, "core/testing/setup/chromium.ts", "hub/testing/setup/ready-home.ts"],
          setupFiles,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          expect: patient,
          // Each of these runs a whole hub and a browser, so they come after the others, one for each core.
          maxWorkers: cores,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
