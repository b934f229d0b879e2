import { amount } from "../kernel/amount.ts";
import type { HealthProblem } from "../kernel/health-problem.ts";
import type { FollowerLag } from "./follower-lag.ts";

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/** Says which followers of the event log are behind, and which have passed events over; pure. */
export const behindProblems = (lags: readonly FollowerLag[]): HealthProblem[] =>
  lags.flatMap((lag) => {
    const found: (HealthProblem | false)[] = [
      lag.seconds > 5 * MINUTE && {
        code: "follower_behind",
        // Events are kept for seven days at most: what is not followed by then is lost.
        severity: lag.seconds > DAY ? "broken" : "warning",
        text: `"${lag.name}" is ${amount(lag.events, "event", "events")} behind, the oldest ${ageOf(lag.seconds)} old.`,
        fix: 'Start a worker (ROLE=worker or ROLE=all), or find the error in the log ("events not followed"). Events are kept for 7 days.',
      },
      lag.skipped > 0 && {
        code: "events_skipped",
        severity: "warning",
        text: `"${lag.name}" skipped ${amount(lag.skipped, "event", "events")} in the last day because they failed.`,
        fix: 'Find the error in the log ("event skipped") or in the table event_dead_letters.',
      },
    ];
    return found.filter((problem) => problem !== false);
  });

const ageOf = (seconds: number): string =>
  seconds < 120 * MINUTE
    ? amount(Math.floor(seconds / MINUTE), "minute", "minutes")
    : amount(Math.floor(seconds / (60 * MINUTE)), "hour", "hours");
