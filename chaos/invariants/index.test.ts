import { describe, expect, it } from "vitest";
import type { Evidence } from "../evidence.ts";
import { INVARIANTS } from "./index.ts";

/** Ada wrote twice and Ben once. Ada's first reply and Ben's are confirmed; Ada's second is unconfirmed. */
const HEALTHY: Evidence = {
  acknowledged: new Set(["1:1", "1:2", "2:1"]),
  stored: [
    { id: "msg_a1", chat: "1", conversation: "cnv_a", key: "1:1" },
    { id: "msg_a2", chat: "1", conversation: "cnv_a", key: "1:2" },
    { id: "msg_b1", chat: "2", conversation: "cnv_b", key: "2:1" },
  ],
  answers: [
    { id: "msg_r1", chat: "1", causedBy: "msg_a1", externalId: "1:11", state: "sent", lastOutcome: "sent" },
    {
      id: "msg_r2",
      chat: "1",
      causedBy: "msg_a2",
      externalId: null,
      state: "unconfirmed",
      lastOutcome: "unconfirmed",
    },
    { id: "msg_r3", chat: "2", causedBy: "msg_b1", externalId: "2:12", state: "sent", lastOutcome: "sent" },
  ],
  platformSends: [
    { method: "sendMessage", chat_id: 1, message_id: 11 },
    { method: "sendMessage", chat_id: 2, message_id: 12 },
    { method: "sendMessage", chat_id: 1, message_id: 13 },
  ],
  undone: [],
  givenUp: [],
  beyondLease: 0,
  brokenAudit: [],
  quarantined: 0,
  exits: [],
};

const [ada1, ada2, ben1] = HEALTHY.stored;
const [toAda1, toAda2, toBen1] = HEALTHY.answers;
if (!ada1 || !ada2 || !ben1 || !toAda1 || !toAda2 || !toBen1) throw new Error("Ada and Ben wrote.");

const FAULTY: Readonly<Record<string, readonly Partial<Evidence>[]>> = {
  "every acknowledged message is stored once": [
    { stored: [ada1, ben1] },
    { stored: [ada1, ada2, ben1, { ...ben1, id: "msg_b2" }] },
    { acknowledged: new Set(["1:1", "1:2"]) },
    { quarantined: 1 },
  ],
  "every thread is in the provider's order": [{ stored: [ada2, ada1, ben1] }],
  "every chat is one conversation": [{ stored: [ada1, { ...ada2, conversation: "cnv_c" }, ben1] }],
  "every stored message has one reply": [
    { answers: [toAda1, toAda2] },
    { answers: [toAda1, toAda2, toBen1, { ...toBen1, id: "msg_r4" }] },
  ],
  "no reply reached the platform twice": [
    { platformSends: [...HEALTHY.platformSends, { method: "sendMessage", chat_id: 2, message_id: 14 }] },
  ],
  "every reply called sent reached the platform": [
    { platformSends: HEALTHY.platformSends.slice(1) },
    { answers: [toAda1, toAda2, { ...toBen1, externalId: null }] },
    { answers: [toAda1, toAda2, { ...toBen1, state: "failed" }] },
  ],
  "replies of a conversation leave in order": [
    { answers: [{ ...toAda2, externalId: "1:13", state: "sent", lastOutcome: "sent" }, toAda1, toBen1] },
  ],
  "no reply is stuck": [
    { answers: [toAda1, { ...toAda2, state: "queued" }, toBen1] },
    { answers: [toAda1, { ...toAda2, state: "sending" }, toBen1] },
    { beyondLease: 1 },
  ],
  "no event is left in the outbox": [
    { undone: [{ id: "obx_1", attempts: 1 }] },
    { givenUp: [{ id: "obx_1", error: "It did not work." }] },
  ],
  "a late receipt changes nothing": [
    { answers: [toAda1, { ...toAda2, state: "sent", externalId: "1:13" }, toBen1] },
  ],
  "the audit trail is whole": [{ brokenAudit: [{ organization: "org_a", number: 3 }] }],
  "no process ended by itself": [{ exits: ["worker 1 ended by itself"] }],
};

const brokenIn = (evidence: Evidence) =>
  INVARIANTS.filter(({ check }) => check(evidence).length > 0).map(({ name }) => name);

describe("the invariants", () => {
  it("hold for a hub that kept its word", () => {
    expect(brokenIn(HEALTHY)).toEqual([]);
  });

  it("are each seen to fail here", () => {
    expect(Object.keys(FAULTY)).toEqual(INVARIANTS.map(({ name }) => name));
  });

  it.each(Object.entries(FAULTY))("%s: fails on seeded evidence", (name, faulty) => {
    for (const change of faulty) expect(brokenIn({ ...HEALTHY, ...change })).toContain(name);
  });
});
