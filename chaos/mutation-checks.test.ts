import { describe, expect, it } from "vitest";
import { crash } from "./bugs/crash.ts";
import { lossyIngest } from "./bugs/lossy-ingest.ts";
import { noOrder } from "./bugs/no-order.ts";
import { noUniqueKey } from "./bugs/no-unique-key.ts";
import { rewrittenAudit } from "./bugs/rewritten-audit.ts";
import { sentBeforeSending } from "./bugs/sent-before-sending.ts";
import { auditIntact } from "./invariants/audit-intact.ts";
import { inOrder } from "./invariants/in-order.ts";
import { noExit } from "./invariants/no-exit.ts";
import { storedOnce } from "./invariants/stored-once.ts";
import { trulySent } from "./invariants/truly-sent.ts";
import { playMutation, type Mutation } from "./play-mutation.ts";

/** A run takes 5 to 15 s; this leaves room for a machine with ten times its load. */
const PATIENCE_MS = 180_000;

const MUTATIONS: readonly Mutation[] = [
  { bug: noUniqueKey, caughtBy: [storedOnce], faults: [] },
  { bug: lossyIngest, caughtBy: [storedOnce], faults: [] },
  { bug: noOrder, caughtBy: [inOrder], faults: [] },
  { bug: sentBeforeSending, caughtBy: [trulySent], faults: [] },
  { bug: rewrittenAudit, caughtBy: [auditIntact], faults: [] },
  { bug: crash, caughtBy: [noExit], faults: [] },
];

describe("the chaos run, whose processes are left alone", () => {
  it.each(MUTATIONS)(
    "catches: $bug.name",
    async (mutation) => {
      expect(await playMutation(mutation)).toSatisfy((broken: string[]) =>
        mutation.caughtBy.some(({ name }) => broken.includes(name)),
      );
    },
    PATIENCE_MS,
  );
});
