import { setTimeout as wait } from "node:timers/promises";
import type { ChannelAccess, OpenChannel } from "../../channels/index.ts";
import type { Database } from "../../database/index.ts";
import { errorMessage } from "../../kernel/errors.ts";
import type { ChannelId } from "../../kernel/ids.ts";
import { log } from "../../kernel/log.ts";
import type { Connector, Description } from "../../protocol/index.ts";
import { claimDue, putBack, type Due } from "./claim-due.ts";
import { keepDescription } from "./keep-description.ts";

export type DescribeDependencies = {
  readonly database: Database;
  readonly channels: ChannelAccess;
  readonly registry: Readonly<Record<string, Connector>>;
  /** Milliseconds that only grow. */
  readonly clock?: () => number;
};

/** How long one account is asked in a round, which is over when the slowest of them is. */
const ROUND_MS = 20_000;

/**
 * Asks platforms whose events carry only ids who people are and what threads are called; for a periodic job. Each account is asked
 * one question at a time, and no more once it says to wait or its time in this round is over. Returns how many questions were due.
 */
export async function describeUnknown(deps: DescribeDependencies): Promise<number> {
  const kinds = Object.values(deps.registry)
    .filter((connector) => connector.describe)
    .map((connector) => connector.kind);
  const due = await claimDue(deps.database, kinds);
  const perChannel = Map.groupBy(due, ({ channelId }) => channelId);
  await Promise.all(
    [...perChannel].map(([channelId, questions]) =>
      askAll(deps, channelId, questions).catch((error: unknown) =>
        log.warn({ channelId, err: errorMessage(error) }, "nobody described"),
      ),
    ),
  );
  return due.length;
}

async function askAll(
  { database, channels, clock = () => performance.now() }: DescribeDependencies,
  channelId: ChannelId,
  questions: readonly Due[],
): Promise<void> {
  const channel = await channels.open(channelId);
  if (!channel) return;
  let stopped: Description | undefined;
  const end = clock() + ROUND_MS;
  for (const [place, due] of questions.entries()) {
    if (!stopped && clock() >= end) {
      await putBack(database, channel, questions.slice(place));
      break;
    }
    const told = stopped ?? (await ask(channel, due));
    if (told.kind === "rate_limited" || told.kind === "unauthorised") stopped ??= told;
    await keepDescription(database, due, told);
  }
  if (stopped) await pause(database, channelId, stopped);
}

async function ask({ connector, account }: OpenChannel, { of }: Due): Promise<Description> {
  const late = wait(connector.capabilities.callTimeoutMs, null, { ref: false }).then((): Description => ({
    kind: "unreachable",
    reason: "The platform did not answer in time.",
  }));
  if (!connector.describe) return { kind: "unknown" };
  try {
    return await Promise.race([connector.describe(account, of), late]);
  } catch (error) {
    return { kind: "unreachable", reason: errorMessage(error) };
  }
}

/** A refused account is found by the health check; until it is mended, it is not asked every few seconds. */
const REFUSED_MS = 600_000;

const pause = (database: Database, channelId: ChannelId, told: Description) =>
  database.system.query(
    "update comm_channels set describing_paused_until = clock_timestamp() + make_interval(secs => $2) where id = $1",
    [channelId, (told.kind === "rate_limited" ? told.retryAfterMs : REFUSED_MS) / 1000],
  );
