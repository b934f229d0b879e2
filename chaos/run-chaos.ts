import { connectTelegram, type ConnectedBot } from "../hub/testing/connect-telegram.ts";
import { ask, withOwner } from "./ask.ts";
import type { Bug } from "./bugs/bug.ts";
import { dice } from "../sandbox/telegram/faults/dice.ts";
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
  /** In the order they strike, spread evenly over the messages. */
  readonly faults: readonly Fault[];
  /** A mistake to be caught. */
  readonly bug?: Bug;
  /** How long the platform takes over each call: a killed process then leaves sends whose fate it never heard. */
  readonly platformMs?: number;
  /** Ends dead processes' leases in the database, where nobody has the minute they last. */
  readonly hurry?: boolean;
  /** How long the hub may take to finish after the last message. */
  readonly patienceMs?: number;
};

/** What a run came to. `broken` has a sentence for each place an invariant does not hold, by the invariant's name. */
export type Outcome = {
  readonly evidence: Evidence;
  readonly broken: ReadonlyMap<string, readonly string[]>;
  readonly retries: number;
  readonly seconds: number;
  readonly drainSeconds: number;
};

/** Sends the messages, strikes the faults in their midst, waits until the hub is done and looks at what is left. */
export async function runChaos(stage: Stage, options: ChaosOptions): Promise<Outcome> {
  const began = performance.now();
  const roll = dice(options.seed);
  const planned = planLoad(options.messages, roll);
  const bot = await prepare(stage, planned, options.platformMs ?? 40);
  await options.bug?.sow(stage);
  const steps = createSteps(options.faults.length, options.messages);
  const load = sendLoad({
    planned,
    bot,
    doors: () => stage.members.filter((one) => one.serves).map((one) => one.url()),
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
  const accepted = await load.done;
  const drained = performance.now();
  await drain(stage, options.patienceMs ?? 150_000);
  const evidence = await gatherEvidence(stage, bot.channelId, accepted);
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

/** A bot, its customers, a slow platform, and a rule that answers everything instead of the first message alone. */
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
    // Messages flow on while a fault lasts, but not up to the next one: it too must strike in their midst.
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
