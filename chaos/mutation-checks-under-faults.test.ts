import { describe, expect, it } from "vitest";
import { blindResend } from "./bugs/blind-resend.ts";
import { noExitTimer } from "./bugs/no-exit-timer.ts";
import { noFence } from "./bugs/no-fence.ts";
import { noSweeper } from "./bugs/no-sweeper.ts";
import { killHub } from "./faults/kill-hub.ts";
import { pauseWorker } from "./faults/pause-worker.ts";
import { fenced } from "./invariants/fenced.ts";
import { outboxDone } from "./invariants/outbox-done.ts";
import { sentOnce } from "./invariants/sent-once.ts";
import { noneStuck } from "./invariants/none-stuck.ts";
import { playMutation, type Mutation } from "./play-mutation.ts";

/** A run takes 5 to 15 s; this leaves room for a machine with ten times its load. */
const PATIENCE_MS = 180_000;

const MUTATIONS: readonly Mutation[] = [
  { bug: noSweeper, caughtBy: [outboxDone, noneStuck], faults: [killHub] },
  { bug: noExitTimer, caughtBy: [noneStuck], faults: [killHub] },
  { bug: blindResend, caughtBy: [sentOnce], faults: [killHub] },
  { bug: noFence, caughtBy: [fenced], faults: [pauseWorker], processes: 2 },
];

describe("the chaos run, whose processes are killed and paused", () => {
  it(
    "finds nothing wrong with a healthy hub, one of its processes a zombie",
    async () => {
      expect(await playMutation({ faults: [pauseWorker], processes: 2 })).toEqual([]);
    },
    PATIENCE_MS,
  );

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
