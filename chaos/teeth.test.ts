import { describe, expect, it } from "vitest";
import { emptyDatabase } from "../core/testing/database.ts";
import { redisUrl } from "../core/testing/redis.ts";
import { blindResend } from "./bugs/blind-resend.ts";
import type { Bug } from "./bugs/bug.ts";
import { crash } from "./bugs/crash.ts";
import { forgetfulDoor } from "./bugs/forgetful-door.ts";
import { noExitTimer } from "./bugs/no-exit-timer.ts";
import { noFence } from "./bugs/no-fence.ts";
import { noOrder } from "./bugs/no-order.ts";
import { noSweeper } from "./bugs/no-sweeper.ts";
import { noUniqueKey } from "./bugs/no-unique-key.ts";
import { rewrittenAudit } from "./bugs/rewritten-audit.ts";
import { sentBeforeSending } from "./bugs/sent-before-sending.ts";
import type { Fault } from "./faults/fault.ts";
import { killHub } from "./faults/kill-hub.ts";
import { pauseWorker } from "./faults/pause-worker.ts";
import { auditIntact } from "./invariants/audit-intact.ts";
import { fenced } from "./invariants/fenced.ts";
import { inOrder } from "./invariants/in-order.ts";
import type { Invariant } from "./invariants/invariant.ts";
import { noExit } from "./invariants/no-exit.ts";
import { outboxDone } from "./invariants/outbox-done.ts";
import { sentOnce } from "./invariants/sent-once.ts";
import { settled } from "./invariants/settled.ts";
import { storedOnce } from "./invariants/stored-once.ts";
import { trulySent } from "./invariants/truly-sent.ts";
import { runChaos } from "./run-chaos.ts";
import { setClusterStage } from "./stage/cluster-stage.ts";

type Tooth = {
  readonly bug: Bug;
  /** One of these, at least. */
  readonly caughtBy: readonly Invariant[];
  readonly faults: readonly Fault[];
  readonly processes?: number;
};

const TEETH: readonly Tooth[] = [
  { bug: noUniqueKey, caughtBy: [storedOnce], faults: [] },
  { bug: forgetfulDoor, caughtBy: [storedOnce], faults: [] },
  { bug: noOrder, caughtBy: [inOrder], faults: [] },
  { bug: sentBeforeSending, caughtBy: [trulySent], faults: [] },
  { bug: rewrittenAudit, caughtBy: [auditIntact], faults: [] },
  { bug: crash, caughtBy: [noExit], faults: [] },
  { bug: noSweeper, caughtBy: [outboxDone, settled], faults: [killHub] },
  { bug: noExitTimer, caughtBy: [settled], faults: [killHub] },
  { bug: blindResend, caughtBy: [sentOnce], faults: [killHub] },
  { bug: noFence, caughtBy: [fenced], faults: [pauseWorker], processes: 2 },
];

describe("the chaos run", () => {
  it("finds nothing wrong with a healthy hub, one of its processes a zombie", async () => {
    expect([...(await play({ faults: [pauseWorker], processes: 2 })).keys()]).toEqual([]);
  }, 60_000);

  it.each(TEETH)(
    "catches: $bug.name",
    async (tooth) => {
      const broken = await play(tooth);
      expect([...broken.keys()]).toSatisfy((names: string[]) =>
        tooth.caughtBy.some(({ name }) => names.includes(name)),
      );
    },
    60_000,
  );
});

/** Plays a short run on a database of its own; answers the invariants that do not hold. */
async function play({
  bug,
  faults,
  processes = 1,
}: Pick<Tooth, "faults" | "processes"> & { readonly bug?: Bug }) {
  const nothing = async () => {};
  const shared = {
    databaseUrl: await emptyDatabase(),
    redisUrl: redisUrl(),
    killPostgres: nothing,
    wipeRedis: nothing,
    close: nothing,
  };
  const stage = await setClusterStage(shared, processes === 1 ? ["all"] : ["all", "all"]);
  try {
    const { broken } = await runChaos(stage, {
      messages: 200,
      seed: 7,
      faults,
      hurry: true,
      patienceMs: bug ? 8_000 : 30_000,
      platformMs: 250,
      ...(bug && { bug }),
    });
    return broken;
  } finally {
    await stage.close();
  }
}
