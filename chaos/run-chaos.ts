import { connectTelegram, type ConnectedBot } from "../hub/testing/connect-telegram.ts";
import { ask, withOwner } from "./ask.ts";
import type { Bug } from "./bugs/bug.ts";
import { dice } from "../sandbox/stage/dice.ts";
import { drain } from "./drain.ts";
import { endLeases } from "./end-leases.ts";
import { outlastLeases } from "./outlast-leases.ts";
import { gatherEvidence, type Evidence } from "./evidence.ts";
import type { Fault, FaultTools } from "./faults/fault.ts";
import { INVARIANTS } from "./invariants/index.ts";
import { planLoad, type Planned } from "./load/plan-load.ts";
import { sendLoad, type Load } from "./load/send-load.ts";
import type { Stage } from "./stage/stage.ts";
import { createSteps, type Steps } from "./steps.ts";

export type ChaosOptions = {
  readonly messages: number;
  readonly seed: number;
  /** The faults in the order in which they strike, spread evenly over the messages. */
  readonly faults: readonly Fault[];
  /** The bug that the run has to catch. */
  readonly bug?: Bug;
  /**
   * Milliseconds that the platform takes over each call. A process killed meanwhile leaves sends of unknown outcome.
   */
  readonly platformMs?: number;
  /** Ends the leases of dead processes in the database instead of waiting a minute for them. */
  readonly hurry?: boolean;
  /** Milliseconds that the hub may take to finish after the last message. */
  readonly patienceMs?: number;
};

/** The result of a run. `broken` maps the name of each violated invariant to a sentence for each violation. */
export type Outcome = {
  readonly evidence: Evidence;
  readonly broken: ReadonlyMap<string, readonly string[]>;
  readonly retries: number;
  readonly seconds: number;
  readonly drainSeconds: number;
};

/** Sends the messages, strikes the faults among them, waits until the hub is done and collects the evidence. */
export async function runChaos(stage: Stage, options: ChaosOptions): Promise<Outcome> {
  const began = performance.now();
  const roll = dice(options.seed);
  const planned = planLoad(options.messages, roll);
  const bot = await prepare(stage, planned, options.platformMs ?? 40);
  await options.bug?.inject(stage);
  const steps = createSteps(options.faults.length, options.messages);
  const load = sendLoad({
    planned,
    bot,
    origins: () => stage.members.filter((one) => one.serves).map((one) => one.url()),
    onAcknowledged: steps.reached,
  });
  await strikeAll(
    stage,
    options,
    load,
    steps,
    { roll, bot, ...leases(stage, options.hurry ?? false) },
    planned.length,
  );
  const acknowledged = await load.done;
  const drained = performance.now();
  await drain(stage, options.patienceMs ?? 150_000);
  const evidence = await gatherEvidence(stage, bot.channelId, acknowledged);
  const broken = new Map(
    INVARIANTS.map(({ name, check }) => [name, check(evidence)] as const).filter(
      ([, sentences]) => sentences.length > 0,
    ),
  );
  return {
    evidence,
    broken,
    retries: load.retries(),
    seconds: (performance.now() - began) / 1000,
    drainSeconds: (performance.now() - drained) / 1000,
  };
}

/** Connects a bot with customers and a slow platform. Makes the rule answer every message instead of only the first. */
async function prepare(stage: Stage, planned: readonly Planned[], platformMs: number): Promise<ConnectedBot> {
  await stage.platform.addCustomers([...new Set(planned.map(({ chat }) => chat))]);
  await stage.platform.play([{ kind: "slow", delay_ms: platformMs }], 1);
  await ask(stage, "update comm_auto_response_rules set condition = $1", [{ all: [] }]);
  return await withOwner(stage, (owner) =>
    connectTelegram(owner, stage.platform.apiRoot, stage.platform.token),
  );
}

async function strikeAll(
  stage: Stage,
  { faults }: ChaosOptions,
  load: Load,
  steps: Steps,
  tools: FaultTools,
  posts: number,
): Promise<void> {
  for (const [index, fault] of faults.entries()) {
    // Messages continue during a fault, but only up to the next one: it too must strike among them.
    load.openTo(Math.floor((posts * (index + 1.7)) / (faults.length + 1)));
    await steps.at(index);
    await fault.strike(stage, tools);
  }
  load.openTo(posts);
}

const leases = (stage: Stage, hurry: boolean): Pick<FaultTools, "endLeases" | "outlastLeases"> =>
  hurry
    ? { endLeases: () => endLeases(stage), outlastLeases: async () => {} }
    : { endLeases: async () => {}, outlastLeases: () => outlastLeases(stage) };
