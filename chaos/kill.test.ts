import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPlatform, type Platform } from "../core/testing/hub/platform.ts";
import type { Outcome } from "./count-outcome.ts";
import { faultsOf } from "./faults-of.ts";
import { killAmidst } from "./kill.ts";

let platform: Platform;
let home: string;

beforeAll(async () => {
  platform = await startPlatform();
  home = await mkdtemp(join(tmpdir(), "parley-kill-"));
});

afterAll(async () => {
  await platform.close();
  await rm(home, { recursive: true, force: true });
});

describe("a hub killed amidst messages and their replies", () => {
  it("has stored every acknowledged message once and sent every reply once, or says that nobody knows", async () => {
    const outcome = await killAmidst(platform, { home, messages: 200, chats: 40, killAfter: [100] });
    expect(outcome).toMatchObject({ messages: 200, kills: 1, stored: 200 });
    expect(faultsOf(outcome)).toEqual([]);
    expect(outcome.sent + outcome.unconfirmed).toBe(200);
  }, 170_000);
});

describe("the count", () => {
  const whole: Outcome = { messages: 10, kills: 1, stored: 10, accepted: 10, sent: 9, unconfirmed: 1, lost: 0, storedTwice: 0, unanswered: 0, answeredTwice: 0, falselySent: 0, outOfOrder: 0 };

  it.each(["lost", "storedTwice", "unanswered", "answeredTwice", "falselySent", "outOfOrder"])("catches a hub that leaves anything %s", (fault) => {
    expect(faultsOf(whole)).toEqual([]);
    expect(faultsOf({ ...whole, [fault]: 1 })).toEqual([fault]);
  });
});
