import { vi } from "vitest";

// A password's hash is slow on purpose, and most tests only need somebody who can sign in. Hubs in processes of their own keep the real cost.
vi.mock("../../kernel/crypto/password/cost.ts", () => ({
  COST: { memory: 1_024, passes: 1, parallelism: 1 },
}));
