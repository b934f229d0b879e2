import { countSending, untilSending } from "../sending.ts";
import type { Stage } from "../stage/stage.ts";
import { until } from "../until.ts";
import type { Fault, FaultTools } from "./fault.ts";

/**
 * Pauses a worker in the middle of its sends for longer than its leases. Other workers then finish its sends, and its
 * late receipts must change nothing.
 */
export const pauseWorker: Fault = {
  name: "worker stopped beyond its leases",
  async strike(stage: Stage, { endLeases, outlastLeases }: FaultTools) {
    const worker = stage.members.find((one) => one.works);
    if (!worker) return;
    await untilSending(stage);
    worker.signal("SIGSTOP");
    await outlastLeases();
    await endLeases();
    await until(
      "others settle what the stopped worker was sending",
      20_000,
      async () => (await countSending(stage, true)) === 0,
    );
    worker.signal("SIGCONT");
  },
};
