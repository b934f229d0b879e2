import { inject } from "vitest";
import { unavailable } from "../kernel/errors.ts";

/** The address of the run's Redis, shared by all test files: use names of your own in it, never empty it. */
export function redisUrl(): string {
  const url = inject("redisUrl");
  if (url === "")
    throw unavailable(
      "redis_not_installed",
      "These tests need a real Redis: install redis-server (or valkey-server) and run them again.",
    );
  return url;
}
