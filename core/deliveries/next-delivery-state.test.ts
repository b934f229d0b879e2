import { describe, expect, it } from "vitest";
import { registry } from "../../connectors/registry.ts";
import type { Receipt } from "../protocol/index.ts";
import { SENDING_LEASE } from "./send-task.ts";
import { backoff, nextDeliveryState, MAX_ATTEMPTS, MAX_RATE_LIMIT_WAITS } from "./next-delivery-state.ts";

const half = () => 0.5;
const verdictOf = (receipt: Receipt, attempt = 1, settles = false, last = true) =>
  nextDeliveryState(receipt, attempt, last, settles, half);

const lost: Receipt = { kind: "unconfirmed", reason: "The connection broke." };
const away: Receipt = { kind: "unreachable", reason: "Nobody answers." };
const busy = (retryAfterMs: number): Receipt => ({ kind: "rate_limited", retryAfterMs });

describe("what a receipt makes of a delivery", () => {
  it.each<[string, Receipt, string]>([
    ["a platform's id makes it sent", { kind: "sent", externalId: "7" }, "sent"],
    ["something that leaves no message is done", { kind: "done" }, "sent"],
    ["a refusal is final", { kind: "rejected", reason: "Blocked." }, "failed"],
    ["refused credentials need a person", { kind: "unauthorised", reason: "Revoked." }, "failed"],
    ["a lost answer is for a person to settle", lost, "unconfirmed"],
    ["nobody there: once more", away, "queued"],
    ["asked to wait: once more", busy(1_000), "queued"],
  ])("%s", (_, receipt, state) => {
    expect(verdictOf(receipt).state).toBe(state);
  });

  it("keeps a long message going until its last call", () => {
    expect(verdictOf({ kind: "sent", externalId: "7" }, 1, false, false).state).toBe("sending");
    expect(verdictOf({ kind: "done" }, 1, false, false).state).toBe("sending");
  });

  it("takes a lost answer up again only where that settles it", () => {
    expect(verdictOf(lost, 1, true)).toMatchObject({ state: "queued", retryAfterMs: 750 });
    expect(verdictOf(lost, MAX_ATTEMPTS, true).state).toBe("unconfirmed");
    expect(verdictOf(lost, 1, false).state).toBe("unconfirmed");
  });

  it("gives up on a platform that is away after eight attempts, and says so", () => {
    expect(verdictOf(away, MAX_ATTEMPTS - 1).state).toBe("queued");
    expect(verdictOf(away, MAX_ATTEMPTS)).toMatchObject({
      state: "failed",
      detail: "Nobody answers. Gave up after 8 attempts.",
      retryAfterMs: null,
    });
  });

  it("says where refused credentials are mended", () => {
    expect(verdictOf({ kind: "unauthorised", reason: "Unauthorized" }, 1)).toMatchObject({
      state: "failed",
      detail:
        "The platform rejected this channel's credentials (Unauthorized). Enter them again under Settings → Channels, then try again.",
    });
  });

  it("never comes back sooner than a platform asks, and not long after", () => {
    expect(nextDeliveryState(busy(3_000), 1, true, false, () => 0).retryAfterMs).toBe(3_000);
    expect(nextDeliveryState(busy(3_000), 1, true, false, () => 1).retryAfterMs).toBe(3_250);
  });

  it("waits at a platform's word for a day at most, and not for ever", () => {
    expect(verdictOf(busy(Number.MAX_SAFE_INTEGER)).retryAfterMs).toBe(86_400_125);
    expect(verdictOf(busy(1_000), MAX_RATE_LIMIT_WAITS - 1).state).toBe("queued");
    expect(verdictOf(busy(1_000), MAX_RATE_LIMIT_WAITS)).toMatchObject({
      state: "failed",
      detail: "The platform asked to wait 1 s. Gave up after 50 attempts.",
    });
  });
});

describe("the pause before the next attempt", () => {
  it("doubles from a second to five minutes", () => {
    const pauses = [1, 2, 3, 4, 8, 9, 10, 50].map((attempt) => backoff(attempt, () => 1));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 128_000, 256_000, 300_000, 300_000]);
  });

  it("is spread over the upper half of its step", () => {
    expect([0, 0.5, 1].map((chance) => backoff(3, () => chance))).toEqual([2_000, 3_000, 4_000]);
  });
});

describe("the lease of a send", () => {
  it.each(
    Object.values(registry).map(
      (connector) =>
        [connector.name, connector.capabilities.callTimeoutMs, connector.lookUp ? 2 : 1] as const,
    ),
  )("outlasts a call to %s, and a look-up before it, by twenty seconds", (_, callTimeoutMs, calls) => {
    expect(calls * callTimeoutMs + 20_000).toBeLessThanOrEqual(Number.parseInt(SENDING_LEASE) * 1_000);
  });
});
