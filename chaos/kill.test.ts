import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { killHub } from "./faults/kill-hub.ts";
import { runChaos, type Outcome } from "./run-chaos.ts";
import { setEmbeddedStage } from "./stage/embedded-stage.ts";
import type { Stage } from "./stage/stage.ts";
import { countUp } from "./table.ts";

const MESSAGES = 200;

let stage: Stage;
let outcome: Outcome;

beforeAll(async () => {
  stage = await setEmbeddedStage();
  outcome = await runChaos(stage, {
    messages: MESSAGES,
    seed: 4,
    faults: [killHub, killHub],
    hurry: true,
    platformMs: 150,
    patienceMs: 30_000,
  });
}, 120_000);

afterAll(() => stage.close());

describe("a hub killed twice amid two hundred messages and their replies, its Postgres left behind", () => {
  it("keeps every invariant", () => {
    expect(Object.fromEntries(outcome.broken)).toEqual({});
  });

  it("has every acknowledged message once, and every reply once or marked unconfirmed", () => {
    const row = countUp("embedded", 2, outcome);
    expect(row).toMatchObject({ acknowledged: MESSAGES, stored: MESSAGES, duplicates: 0, lost: 0 });
    expect(row.sent + row.unconfirmed).toBe(MESSAGES);
  });

  it("was killed while messages were under way", () => {
    expect(outcome.retries).toBeGreaterThan(0);
    expect(countUp("embedded", 2, outcome).unconfirmed).toBeGreaterThan(0);
  });
});
