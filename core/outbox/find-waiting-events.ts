import type { Database } from "../database/index.ts";
import { amount } from "../kernel/amount.ts";
import type { HealthProblem } from "../kernel/health-problem.ts";
import { readFollowerLag } from "./follower-lag.ts";
import { behindProblems } from "./follower-problems.ts";

type Counts = { unclaimed: number; given_up: number };

/** Says that nobody takes the work in the log, that events were given up, or that followers are behind. */
export async function findWaitingEvents(database: Database): Promise<readonly HealthProblem[]> {
  const { rows } = await database.system.query<Counts>(COUNTS);
  return [...rows.flatMap(problemsIn), ...behindProblems(await readFollowerLag(database))];
}

const COUNTS = `select
  (select count(*)::integer from (select from outbox where done_at is null and created_at < clock_timestamp() - interval '1 minute' limit 1000) x) as unclaimed,
  (select count(*)::integer from (select from outbox where last_error is not null and attempts >= 5 and created_at > clock_timestamp() - interval '1 day' limit 1000) x) as given_up`;

function problemsIn(counts: Counts): HealthProblem[] {
  const found: (HealthProblem | false)[] = [
    counts.unclaimed > 0 && {
      code: "work_waits",
      severity: "broken",
      text: `${amount(counts.unclaimed, "event has", "events have")} been waiting for more than a minute.`,
      fix: "Start a worker (ROLE=worker or ROLE=all), or see the log for errors.",
    },
    counts.given_up > 0 && {
      code: "events_given_up",
      severity: "warning",
      text: `${amount(counts.given_up, "event", "events")} failed after five attempts in the last day.`,
      fix: 'Find the error in the log ("event failed"). Rules did not run for these events.',
    },
  ];
  return found.filter((problem) => problem !== false);
}
