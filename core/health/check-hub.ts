import type { Database } from "../database/index.ts";
import { textOf } from "../kernel/errors.ts";
import { log } from "../kernel/log.ts";
import { readFollowerLag } from "../outbox/index.ts";
import { behindProblems } from "./follower-problems.ts";
import { amount, summarise, type Health, type HealthProblem } from "./problem.ts";

type Counts = { unclaimed: number; given_up: number; stuck: number; broken_channels: number };

/**
 * Looks at the whole hub, across organizations, naming nobody: the database, work that nobody takes, events given up, followers behind,
 * deliveries whose turn and time have come and that nobody carries out (what a paused channel holds is not due), broken channels. For whoever runs the machine; safe to show in public.
 */
export async function checkHub(database: Database): Promise<Health> {
  try {
    const { rows } = await database.system.query<Counts>(COUNTS);
    const lag = await readFollowerLag(database);
    return summarise([...(rows[0] ? problemsIn(rows[0]) : []), ...behindProblems(lag)]);
  } catch (error) {
    // The reason names hosts and users, and anybody may read this page.
    log.error({ err: textOf(error) }, "the database does not answer");
    return summarise([
      {
        code: "database_unreachable",
        severity: "broken",
        text: "The database does not answer.",
        fix: "Start Postgres, or check DATABASE_URL; the log says why. What platforms deliver meanwhile they will deliver again.",
      },
    ]);
  }
}

const COUNTS = `select
  (select count(*)::integer from (select from outbox where done_at is null and created_at < clock_timestamp() - interval '1 minute' limit 1000) x) as unclaimed,
  (select count(*)::integer from (select from outbox where last_error is not null and attempts >= 5 and created_at > clock_timestamp() - interval '1 day' limit 1000) x) as given_up,
  (select count(*)::integer from (select from comm_deliveries d join comm_channels ch on ch.organization_id = d.organization_id and ch.id = d.channel_id
    where state in ('queued', 'sending') and greatest(coalesce(next_attempt_at, queued_at), ch.resumed_at) < clock_timestamp() - interval '5 minutes' and coalesce(lease_until, '-infinity') < clock_timestamp()
    and (state = 'sending' or ch.status = 'active')
    and not exists (select from comm_deliveries earlier where earlier.organization_id = d.organization_id and earlier.conversation_id = d.conversation_id
      and earlier.state in ('queued', 'sending') and earlier.sequence < d.sequence) limit 1000) x) as stuck,
  (select count(*)::integer from comm_channels where status = 'active' and health_state = 'broken') as broken_channels`;

function problemsIn(counts: Counts): HealthProblem[] {
  const found: (HealthProblem | false)[] = [
    counts.unclaimed > 0 && {
      code: "work_waits",
      severity: "broken",
      text: `${amount(counts.unclaimed, "event has", "events have")} waited for more than a minute.`,
      fix: "Start a worker (ROLE=worker or ROLE=all), or look in the log for why it fails.",
    },
    counts.given_up > 0 && {
      code: "events_given_up",
      severity: "warning",
      text: `${amount(counts.given_up, "event", "events")} could not be handled after five attempts in the last day.`,
      fix: 'Look for their error in the log ("event failed"); rules did not answer what they were about.',
    },
    counts.stuck > 0 && {
      code: "deliveries_stuck",
      severity: "broken",
      text: `${amount(counts.stuck, "message has", "messages have")} waited for more than five minutes to be sent.`,
      fix: "Start a worker, and check that the platforms can be reached from this machine.",
    },
    counts.broken_channels > 0 && {
      code: "channels_broken",
      severity: "warning",
      text: `${amount(counts.broken_channels, "channel does", "channels do")} not work.`,
      fix: "Sign in and open Settings, Channels, or ask GET /api/health with a key: which one it is, and what mends it, is for its organization alone.",
    },
  ];
  return found.filter((problem) => problem !== false);
}
